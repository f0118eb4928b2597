import { z } from "zod";
import { CLAIMANT_CONTACTS, RATINGS } from "#db/vocabulary";
import { because, Id, IsoDate, LanguageTag, text, wholeNumber } from "#server/core/schemas";

const TITLE_MIN_CHARACTERS = 10;
export const TITLE_MAX_CHARACTERS = 160;
export const SLUG_MAX_CHARACTERS = 80;
export const ANSWER_MAX_CHARACTERS = 600;
export const BODY_MAX_CHARACTERS = 40_000;
export const READINGS_MAX = 6;
const READING_MIN_CHARACTERS = 10;
export const READING_MAX_CHARACTERS = 200;
export const CHECK_NOTE_MAX_CHARACTERS = 1_000;
const REASON_MIN_CHARACTERS = 10;
export const REASON_MAX_CHARACTERS = 1_000;
export const OVERRIDE_REASON_MIN_CHARACTERS = 40;
const ACCEPTED_AT_ONCE_MAX = 100;

/** The forms in which a citation can be fetched, by the end of its address. */
export const CITATION_FORMS = ["bib", "csl.json"] as const;
export type CitationForm = (typeof CITATION_FORMS)[number];

/** The part of an address that names a check. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const title = text(TITLE_MIN_CHARACTERS, TITLE_MAX_CHARACTERS);
export const answer = text(0, ANSWER_MAX_CHARACTERS);
export const body = text(0, BODY_MAX_CHARACTERS);
const note = text(0, CHECK_NOTE_MAX_CHARACTERS).default("");
export const version = wholeNumber(1, "required");

/** A reason that may be quoted, by the number under which it stands on a claim of the check. */
const quoted = z
  .object({ claim: Id, voice: wholeNumber(1, "required") })
  .nullable()
  .default(null);

export const DraftCheckInput = z.object({ subjectClaim: Id, title, language: LanguageTag });
export type DraftCheckInput = z.infer<typeof DraftCheckInput>;

export const SaveCheckVersionInput = z
  .object({
    check: Id,
    /** The version that the author saw: one saved elsewhere meanwhile is not overwritten. */
    fromVersion: version,
    title,
    answer,
    body,
    readings: z
      .array(z.object({ sentence: text(READING_MIN_CHARACTERS, READING_MAX_CHARACTERS), claim: Id }))
      .max(READINGS_MAX, because("check_readings_many")),
    noQuoteReason: note,
    fewSourcesReason: note,
    whyChosen: note,
    /** One on each line. */
    wouldChange: note,
    claimantContact: z.enum(CLAIMANT_CONTACTS, because("required")).nullable().default(null),
    claimantContactOn: IsoDate.nullable().default(null),
    claimantContactNote: note,
    /** The reason to print for the verdict, or for one side of a contested one. */
    backing: quoted,
    /** The reason to print as the dissenting view. */
    dissent: quoted,
    /** Suggestions of others whose words the author took over. */
    accepts: z.array(Id).max(ACCEPTED_AT_ONCE_MAX).default([]),
  })
  .refine(({ claimantContact, claimantContactOn }) => claimantContact !== "contacted" || claimantContactOn !== null, {
    path: ["claimantContactOn"],
    error: because("check_contact_when"),
  })
  .refine(
    ({ claimantContact, claimantContactNote }) => claimantContact !== "not_contacted" || claimantContactNote !== "",
    { path: ["claimantContactNote"], error: because("check_contact_why_not") },
  );
export type SaveCheckVersionInput = z.infer<typeof SaveCheckVersionInput>;

export const PreviewBodyInput = z.object({ body });
export type PreviewBodyInput = z.infer<typeof PreviewBodyInput>;

export const SubmitCheckForReviewInput = z.object({ check: Id, version });
export type SubmitCheckForReviewInput = z.infer<typeof SubmitCheckForReviewInput>;

export const SendBackCheckInput = z.object({ check: Id, reason: text(REASON_MIN_CHARACTERS, REASON_MAX_CHARACTERS) });
export type SendBackCheckInput = z.infer<typeof SendBackCheckInput>;

/** Ratings with which a moderator overrides the reviewers’, each with the reason that the page shows beside it. */
export const overrides = z
  .array(
    z.object({
      claim: Id,
      rating: z.enum(RATINGS, because("vote_rating_missing")),
      reason: text(OVERRIDE_REASON_MIN_CHARACTERS, REASON_MAX_CHARACTERS),
    }),
  )
  .max(READINGS_MAX + 1);
export type Overrides = z.infer<typeof overrides>;

export const PublishCheckInput = z.object({
  check: Id,
  version,
  overrides: overrides.default([]),
  /** The day on which it is looked at again; null for a year later. */
  reviewOn: IsoDate.nullish(),
});
export type PublishCheckInput = z.infer<typeof PublishCheckInput>;

export const ExtendValidityInput = z.object({ check: Id, reviewOn: IsoDate });
export type ExtendValidityInput = z.infer<typeof ExtendValidityInput>;

export const TakeBackCheckInput = z.object({ check: Id });
export type TakeBackCheckInput = z.infer<typeof TakeBackCheckInput>;

export const DeleteDraftInput = z.object({ check: Id });
export type DeleteDraftInput = z.infer<typeof DeleteDraftInput>;

export const RestoreDraftInput = z.object({ check: Id });
export type RestoreDraftInput = z.infer<typeof RestoreDraftInput>;

const HANDLE_MAX_CHARACTERS = 80;

export const AddAuthorInput = z.object({ check: Id, handle: text(1, HANDLE_MAX_CHARACTERS) });
export type AddAuthorInput = z.infer<typeof AddAuthorInput>;

export const RemoveAuthorInput = z.object({ check: Id, member: Id });
export type RemoveAuthorInput = z.infer<typeof RemoveAuthorInput>;
