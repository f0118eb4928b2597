import { base64url, calculateJwkThumbprint, importJWK } from "jose";
import { RECEIPT_FORMAT } from "#server/receipts/rules";
import { canonicalText } from "#server/receipts/verification/canonical-text";
import { compareVerdict } from "#server/receipts/verification/compare-verdict";
import type { Receipt, ReceiptClaim, SignedReceipt } from "#server/receipts/views";
import { decideFigures } from "#server/verdicts/engine/figures";
import { knownRule, ratingOf } from "#server/verdicts/rules";

/** A public key as a JSON Web Key Set names it. */
export type PublicKey = { kid: string; kty: "OKP"; crv: "Ed25519"; x: string };

/**
 * What was found out about a receipt. `problem` names the first thing that is wrong, with the claim it is about;
 * without one, `proved` are the claims that were decided again from their sums with the same outcome, `held` those
 * whose verdict still stands though it is not agreed on any more, and `unproved` and `byStandpoints` those whose sums are
 * sealed, in the order of the reasons why.
 */
export type Verification = {
  problem: { what: Problem; claim?: string } | null;
  proved: string[];
  held: string[];
  unproved: string[];
  /** Those sealed because they rest on where reviewers say they stand. */
  byStandpoints: string[];
};

export type Problem =
  | "not_a_receipt"
  | "key_unknown"
  | "key_wrong"
  | "signature_wrong"
  | "rule_unknown"
  | "constants_differ"
  | "decision_differs";

const failed = (what: Problem, claim?: string): Verification => ({
  problem: claim === undefined ? { what } : { what, claim },
  proved: [],
  held: [],
  unproved: [],
  byStandpoints: [],
});

/**
 * Checks a receipt as anyone can, in a browser or on the command line: that the key is the one that it names and signed
 * exactly these words, that the rule and its numbers are the ones known here, and that each claim's open sums come to
 * the verdict that is printed. It proves nothing about sealed sums, nor that the sums were added up rightly: for that
 * there are the ballots.
 */
export async function verifyReceipt(value: unknown, keys: readonly PublicKey[]): Promise<Verification> {
  if (!isReceipt(value)) return failed("not_a_receipt");
  const { signature, ...receipt } = value;
  const key = keys.find(({ kid }) => kid === signature.key);
  if (!key) return failed("key_unknown");
  if ((await calculateJwkThumbprint(key)) !== key.kid) return failed("key_wrong");
  if (!(await isSignedBy(key, receipt, signature.value))) return failed("signature_wrong");
  const known = knownRule(receipt.rule.version);
  if (!known) return failed("rule_unknown");
  if (canonicalText(receipt.rule.constants) !== canonicalText(known.constants)) return failed("constants_differ");
  const found: Verification = { problem: null, proved: [], held: [], unproved: [], byStandpoints: [] };
  for (const { figures, statement, ...claim } of receipt.claims) {
    const compared = figures && compareVerdict(decideFigures(figures, known.rule), claim);
    if (compared === "other" || (figures && ratingOf(figures.previous) !== claim.before)) {
      return failed("decision_differs", statement);
    }
    if (compared === null) found[claim.sealed === "standpoints" ? "byStandpoints" : "unproved"].push(statement);
    else found[compared === "held" ? "held" : "proved"].push(statement);
  }
  return found;
}

function isReceipt(value: unknown): value is SignedReceipt {
  if (typeof value !== "object" || value === null) return false;
  const { format, signature, claims, rule, judgements } = value as Partial<SignedReceipt>;
  return (
    format === RECEIPT_FORMAT &&
    Array.isArray(claims) &&
    Array.isArray(judgements) &&
    typeof rule === "object" &&
    typeof signature === "object" &&
    signature.algorithm === "Ed25519" &&
    typeof signature.key === "string" &&
    typeof signature.value === "string"
  );
}

const encode = (text: string) => new TextEncoder().encode(text);

async function isSignedBy(key: PublicKey, receipt: Receipt, signature: string): Promise<boolean> {
  try {
    const publicKey = await importJWK(key, "Ed25519");
    if (!(publicKey instanceof CryptoKey)) return false;
    const signed = base64url.decode(signature);
    return await crypto.subtle.verify("Ed25519", publicKey, new Uint8Array(signed), encode(canonicalText(receipt)));
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotSupportedError") throw error;
    return false;
  }
}

/** SHA-256 of a salt and a claim's sums, in hexadecimal: what a receipt commits itself to when it keeps them sealed. */
export async function commitmentOf(salt: string, figures: ReceiptClaim["figures"]): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", encode(`${salt}\n${canonicalText(figures)}`));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
