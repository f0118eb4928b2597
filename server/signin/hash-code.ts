import "server-only";
import { createHmac, randomInt } from "node:crypto";
import { secret } from "#server/env";
import { CODE_DIGITS } from "#server/signin/rules";

export const newCode = (): string => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");

/**
 * What is kept of a code: an HMAC-SHA-256 of it and of its request, with the secret of the server. A plain hash of six
 * digits would be found by trying them all.
 */
export const hashOfCode = (request: string, code: string): string =>
  createHmac("sha256", secret()).update(`sign-in code\n${request}\n${code}`).digest("hex");
