import { z } from "zod";
import { INTEREST_KINDS } from "#db/vocabulary";
import { because, Id, line, text } from "#server/core/schemas";

export const INTEREST_NAME_MAX_CHARACTERS = 120;
const INTEREST_STATEMENT_MIN_CHARACTERS = 5;
export const INTEREST_STATEMENT_MAX_CHARACTERS = 300;
/** Standing interests of one member. */
export const INTERESTS_MAX = 40;

export const DeclareStandingInterestInput = z.object({
  kind: z.enum(INTEREST_KINDS, because("required")),
  name: line(2, INTEREST_NAME_MAX_CHARACTERS),
  statement: text(INTEREST_STATEMENT_MIN_CHARACTERS, INTEREST_STATEMENT_MAX_CHARACTERS),
});
export type DeclareStandingInterestInput = z.infer<typeof DeclareStandingInterestInput>;

export const EndStandingInterestInput = z.object({ interest: Id });
export type EndStandingInterestInput = z.infer<typeof EndStandingInterestInput>;
