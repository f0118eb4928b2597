import "server-only";
import { createHmac } from "node:crypto";
import unhomoglyph from "unhomoglyph";
import { secret } from "#server/env";
import { handleOf } from "#server/members/rules";

/** Names that would be taken for the site's own, or for nobody's. */
const RESERVED = (
  "admin administrator moderator reviewer reader editor publisher owner staff team support help info contact press " +
  "security abuse postmaster webmaster root system official verified countersign newsroom desk member members anonymous " +
  "nobody everybody everyone someone null undefined deleted former newcomer unknown me you bot api signin signout signup login logout"
).split(" ");
/** What handles begin with that the product gives. */
const RESERVED_BEGINNINGS = ["former_", "newcomer_", "reviewer_"];

/**
 * A handle as it is compared: two that look alike are the same, without regard to case and to the letters of other
 * scripts. (Unicode UTS #39, confusables; 0 and o, 1 and l, rn and m are alike too.)
 */
export const handleKeyOf = (handle: string): string => unhomoglyph(handleOf(handle)).toLowerCase();

/** What is kept of the handle of someone who left: no one can read it, and no one can take it. */
export const hashOfHandleKey = (key: string): string =>
  createHmac("sha256", secret()).update(`former handle\n${key}`).digest("hex");

const RESERVED_KEYS = new Set(RESERVED.map(handleKeyOf));

/** Digits that are written for letters: adm1n, 5taff. */
const LETTER_OF_DIGIT: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" };
const spelledOut = (handle: string) => handle.replaceAll(/\d/g, (digit) => LETTER_OF_DIGIT[digit] ?? digit);

/** Whether no one may have this handle, since it would be taken for the site's own. */
export const isReservedHandle = (handle: string): boolean =>
  [handle, spelledOut(handle)].some((one) => RESERVED_KEYS.has(handleKeyOf(one.replaceAll("_", "")))) ||
  RESERVED_BEGINNINGS.some((beginning) => handleKeyOf(handle).startsWith(handleKeyOf(beginning)));
