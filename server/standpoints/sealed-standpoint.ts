import "server-only";
import { randomUUID } from "node:crypto";
import { seal, unseal } from "#server/storage/seal";

/**
 * What is hidden of an answer: what was declared (null: rather not say, or erased), a salt for what is told of it to
 * auditors, when its owner agreed that it is kept, and from when it can be given anew.
 */
export type OpenStandpoint = { declared: number | null; salt: string; agreedAt: Date; waitsUntil: Date };

/** Where it is kept; it opens nowhere else. */
type Place = { topic: string; member: string; seq: number };

const PURPOSE = "standpoints";
const SIGNED_DIGITS = 1;
/** As wide as a number of one digit with its sign, so that nobody tells from its length what was said. */
const NOTHING = "none";

const placeOf = ({ topic, member, seq }: Place) => JSON.stringify([topic, member, seq]);

/** Hides an answer: every one is as long as every other, and opens only with the site's secret and in its own row. */
export function sealStandpoint(place: Place, { declared, agreedAt, waitsUntil }: Omit<OpenStandpoint, "salt">): Buffer {
  const digits =
    declared === null ? NOTHING : `${declared < 0 ? "-" : "+"}${Math.abs(declared).toFixed(SIGNED_DIGITS)}`;
  const words = [digits, randomUUID(), agreedAt.toISOString(), waitsUntil.toISOString()];
  return seal(PURPOSE, JSON.stringify(words), placeOf(place));
}

/** What was hidden. Throws when it was changed or moved, or the secret is another one. */
export function unsealStandpoint(place: Place, sealed: Uint8Array): OpenStandpoint {
  const [digits, salt, agreedAt, waitsUntil]: string[] = JSON.parse(unseal(PURPOSE, sealed, placeOf(place)));
  if (digits === undefined || salt === undefined || agreedAt === undefined || waitsUntil === undefined) {
    throw new Error("A standpoint is not whole.");
  }
  return {
    declared: digits === NOTHING ? null : Number(digits),
    salt,
    agreedAt: new Date(agreedAt),
    waitsUntil: new Date(waitsUntil),
  };
}
