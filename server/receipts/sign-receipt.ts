import "server-only";
import { createHash, hkdfSync } from "node:crypto";
import { base64url, type CryptoKey, calculateJwkThumbprint, exportJWK, importPKCS8 } from "jose";
import { secret } from "#server/env";

/** The bytes before the seed in the PKCS #8 form of an Ed25519 private key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const SEED_BYTES = 32;

/** The key that this site signs with: its RFC 7638 thumbprint, and the public key in base64url. */
type SigningKey = { key: string; publicKey: string; privateKey: CryptoKey };

let known: Promise<SigningKey> | undefined;

/** The signing key, which is made from the site's secret, so that every process of the site has the same one. */
export function signingKey(): Promise<SigningKey> {
  known ??= makeSigningKey();
  return known;
}

async function makeSigningKey(): Promise<SigningKey> {
  const seed = Buffer.from(hkdfSync("sha256", secret(), "", "countersign receipts", SEED_BYTES));
  const pkcs8 = Buffer.concat([PKCS8_PREFIX, seed]).toString("base64");
  const pem = `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----`;
  const privateKey = await importPKCS8(pem, "Ed25519", { extractable: true });
  const { kty, crv, x } = await exportJWK(privateKey);
  if (x === undefined) throw new Error("The signing key has no public half.");
  return { key: await calculateJwkThumbprint({ kty, crv, x }), publicKey: x, privateKey };
}

/** Signs text with the site's key (Ed25519), in base64url. */
export async function signText(text: string): Promise<string> {
  const { privateKey } = await signingKey();
  return base64url.encode(new Uint8Array(await crypto.subtle.sign("Ed25519", privateKey, Buffer.from(text, "utf8"))));
}

/** SHA-256 of a version's title, short answer and text, in hexadecimal. */
export const hashWords = ({ title, answer, body }: { title: string; answer: string; body: string }): string =>
  createHash("sha256")
    .update(JSON.stringify([title, answer, body]))
    .digest("hex");
