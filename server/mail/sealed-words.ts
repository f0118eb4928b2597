import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { secret } from "#server/env";
import type { MailWords } from "#server/mail/write-mail";

/** AES-256-GCM (NIST SP 800-38D): a nonce of 12 bytes, then a tag of 16, then what is hidden. */
const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const key = () => Buffer.from(hkdfSync("sha256", secret(), "", "countersign mail", KEY_BYTES));

/** Hides what a mail says from everyone who reads the database without the secret: addresses, links and codes. */
export function sealWords(words: MailWords): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key(), nonce);
  const hidden = Buffer.concat([cipher.update(JSON.stringify(words), "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
}

/** What was hidden. Throws when it was changed or hidden with another secret. */
export function unsealWords(sealed: Uint8Array): MailWords {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(CIPHER, key(), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const shown = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(shown.toString("utf8"));
}
