import "server-only";
import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import { secret } from "#server/env";

/** The bytes before the seed in the PKCS #8 form of an Ed25519 private key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const SEED_BYTES = 32;

/** The key that this site signs with: its RFC 7638 thumbprint, and the public key in base64url. */
export type SigningKey = { key: string; publicKey: string };

let known: (SigningKey & { privateKey: KeyObject }) | undefined;

/** The signing key, which is made from the site's secret, so that every process of it has the same. */
export function signingKey(): SigningKey & { privateKey: KeyObject } {
  if (known) return known;
  const seed = Buffer.from(hkdfSync("sha256", secret(), "", "countersign receipts", SEED_BYTES));
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey).export({ format: "jwk" }).x ?? "";
  known = { key: thumbprintOf(publicKey), publicKey, privateKey };
  return known;
}

/** RFC 7638: SHA-256 of the key's required members in their order. */
const thumbprintOf = (x: string): string =>
  createHash("sha256")
    .update(JSON.stringify({ crv: "Ed25519", kty: "OKP", x }))
    .digest("base64url");

/** Signs text with the site's key (Ed25519), in base64url. */
export const signText = (text: string): string =>
  sign(null, Buffer.from(text, "utf8"), signingKey().privateKey).toString("base64url");

/** SHA-256 of a version's title, short answer and text, in hexadecimal. */
export const hashWords = ({ title, answer, body }: { title: string; answer: string; body: string }): string =>
  createHash("sha256")
    .update(JSON.stringify([title, answer, body]))
    .digest("hex");
