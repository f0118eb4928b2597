import { z } from "zod";
import { HELPFULNESS, QUOTE_PARTS, SOURCE_KINDS, STANCES } from "#db/vocabulary";
import { DocumentInput, UnreadDocumentInput } from "#server/articles/schemas";
import { because, Id, text, wholeNumber } from "#server/core/schemas";

const QUOTE_MIN_CHARACTERS = 5;
export const QUOTE_MAX_CHARACTERS = 1_500;
export const WHY_NOT_MIN_CHARACTERS = 20;
export const WHY_NOT_MAX_CHARACTERS = 500;
export const LOCATOR_MAX_CHARACTERS = 200;
export const SOURCE_NOTE_MAX_CHARACTERS = 1_000;

const note = text(0, SOURCE_NOTE_MAX_CHARACTERS).default("");

export const AttachSourceInput = z
  .object({
    claim: Id,
    /** A copy that was read before, or a document to be read now. */
    document: z.union([z.object({ kind: z.literal("copy"), copy: Id }), DocumentInput, UnreadDocumentInput]),
    quote: text(QUOTE_MIN_CHARACTERS, QUOTE_MAX_CHARACTERS),
    /** Which of several places is meant: the text that it is in, and where it starts there, in code points. */
    place: z
      .object({ part: z.enum(QUOTE_PARTS), start: wholeNumber(0, "required") })
      .nullable()
      .default(null),
    /** Why the quote cannot be found in the text; empty when it can. */
    whyNot: z.union([z.literal(""), text(WHY_NOT_MIN_CHARACTERS, WHY_NOT_MAX_CHARACTERS)]).default(""),
    stance: z.enum(STANCES, because("required")),
    kind: z.enum(SOURCE_KINDS, because("required")),
    locator: text(0, LOCATOR_MAX_CHARACTERS).default(""),
    note,
    translation: text(0, QUOTE_MAX_CHARACTERS).default(""),
    interest: note,
    origin: Id.nullable().default(null),
    /** The source that it replaces, which is withdrawn with it. */
    replaces: Id.nullable().default(null),
  })
  .refine(({ document, whyNot }) => document.kind !== "unread" || whyNot !== "", {
    path: ["whyNot"],
    error: because("source_why_not_missing"),
  });
export type AttachSourceInput = z.infer<typeof AttachSourceInput>;

export const RateSourceInput = z.object({ source: Id, rating: z.enum(HELPFULNESS, because("required")).nullable() });
export type RateSourceInput = z.infer<typeof RateSourceInput>;

const WITHDRAWAL_MIN_CHARACTERS = 10;
export const WITHDRAWAL_MAX_CHARACTERS = 500;

export const EditSourceInput = z.object({
  source: Id,
  /** The version that the editor saw, 0 for the one that was attached. */
  fromVersion: wholeNumber(0, "required"),
  stance: z.enum(STANCES, because("required")),
  kind: z.enum(SOURCE_KINDS, because("required")),
  locator: text(0, LOCATOR_MAX_CHARACTERS),
  note,
  translation: text(0, QUOTE_MAX_CHARACTERS),
  interest: note,
});
export type EditSourceInput = z.infer<typeof EditSourceInput>;

export const WithdrawSourceInput = z.object({
  source: Id,
  reason: text(WITHDRAWAL_MIN_CHARACTERS, WITHDRAWAL_MAX_CHARACTERS),
});
export type WithdrawSourceInput = z.infer<typeof WithdrawSourceInput>;
