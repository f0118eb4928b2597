import { z } from "zod";
import { ERASED_KINDS, ERASURE_GROUNDS, HOUSE_RULES, MEASURE_KINDS, OBJECTION_OUTCOMES } from "#db/vocabulary";
import { because, Id, line, text } from "#server/core/schemas";

const NOTE_MIN_CHARACTERS = 10;
export const PUBLIC_NOTE_MAX_CHARACTERS = 200;
export const MEASURE_WORDS_MAX_CHARACTERS = 1_000;
/** A suspension by a moderator is this long at most; who should stay away longer is banned by an administrator. */
export const SUSPENSION_DAYS = [1, 7, 30, 90] as const;
/** What a limited member may change in a day. */
export const LIMITED_TO = [2, 10, 50] as const;

const oneOf = <Value extends number>(values: readonly Value[]) =>
  z.custom<Value>((value) => values.includes(value as Value), because("required"));

/** What is taken of people and their words; withholding and erasing have commands of their own. */
const OF_PEOPLE = MEASURE_KINDS.filter((kind) => kind !== "withhold" && kind !== "erase");

/** What is done, about what, under which rule, and what everybody and the member are told. */
export const MeasureInput = z
  .object({
    kind: z.enum(OF_PEOPLE, because("required")),
    /** The message that is hidden, the claim whose talk is locked, or the member. */
    subject: Id,
    rule: z.enum(HOUSE_RULES, because("required")),
    publicNote: line(NOTE_MIN_CHARACTERS, PUBLIC_NOTE_MAX_CHARACTERS),
    words: text(NOTE_MIN_CHARACTERS, MEASURE_WORDS_MAX_CHARACTERS),
    days: oneOf(SUSPENSION_DAYS).nullable(),
    perDay: oneOf(LIMITED_TO).nullable(),
  })
  .superRefine(({ kind, days, perDay }, issues) => {
    const refuse = (path: string) => issues.addIssue({ code: "custom", path: [path], message: because("required") });
    if ((kind === "suspend" || kind === "limit") && days === null) refuse("days");
    if (kind === "limit" && perDay === null) refuse("perDay");
  });
export type MeasureInput = z.infer<typeof MeasureInput>;

export const EndMeasureInput = z.object({
  measure: Id,
  reason: text(NOTE_MIN_CHARACTERS, PUBLIC_NOTE_MAX_CHARACTERS),
});
export type EndMeasureInput = z.infer<typeof EndMeasureInput>;

const publicNote = line(NOTE_MIN_CHARACTERS, PUBLIC_NOTE_MAX_CHARACTERS);

export const WithholdCheckInput = z.object({ check: Id, publicNote });
export type WithholdCheckInput = z.infer<typeof WithholdCheckInput>;

export const EraseWordsInput = z.object({
  kind: z.enum(ERASED_KINDS, because("required")),
  subject: Id,
  ground: z.enum(ERASURE_GROUNDS, because("required")),
  publicNote,
});
export type EraseWordsInput = z.infer<typeof EraseWordsInput>;

export const OBJECTION_MAX_CHARACTERS = 2_000;

export const ObjectToMeasureInput = z.object({
  measure: Id,
  text: text(NOTE_MIN_CHARACTERS, OBJECTION_MAX_CHARACTERS),
});
export type ObjectToMeasureInput = z.infer<typeof ObjectToMeasureInput>;

export const DecideObjectionInput = z.object({
  objection: Id,
  outcome: z.enum(OBJECTION_OUTCOMES, because("required")),
  /** In the public log. */
  reason: text(NOTE_MIN_CHARACTERS, PUBLIC_NOTE_MAX_CHARACTERS),
});
export type DecideObjectionInput = z.infer<typeof DecideObjectionInput>;
