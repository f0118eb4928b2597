import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { secret } from "#server/env";

/** AES-256-GCM (NIST SP 800-38D): a nonce of 12 bytes, then a tag of 16, then what is hidden. */
const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const key = (purpose: string) => Buffer.from(hkdfSync("sha256", secret(), "", `countersign ${purpose}`, KEY_BYTES));

/**
 * Hides words from everyone who reads the database without the site's secret, which is not in it.
 *
 * @param place where they stand, so that they cannot be moved to another row unnoticed
 */
export function seal(purpose: string, words: string, place = ""): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key(purpose), nonce).setAAD(Buffer.from(place));
  const hidden = Buffer.concat([cipher.update(words, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
}

/** What was hidden. Throws when it was changed or moved, or hidden with another secret. */
export function unseal(purpose: string, sealed: Uint8Array, place = ""): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(CIPHER, key(purpose), bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const shown = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return shown.toString("utf8");
}
