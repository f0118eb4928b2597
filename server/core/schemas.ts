import { z } from "zod";
import type { Reason } from "#server/core/errors";
import { cleanText, isDay, languageTag, lettersIn, WHOLE_NUMBER_MAX } from "#server/core/rules";

/** A refusal's key for zod, so that validation speaks through the same catalogue as every other refusal. */
export const because = (reason: Reason): Reason => reason;

/** A value that is not there at all speaks through the catalogue too, in the browser and on the server. */
z.config({ customError: (issue) => (issue.code === "invalid_type" ? because("required") : undefined) });

export const Id = z.uuid(because("not_found"));

/** A language by its BCP 47 tag, as it is written there: `EN-us` becomes `en-US`. */
export const LanguageTag = z.string().transform((tag, issues) => {
  const language = languageTag(tag);
  if (language !== null) return language;
  issues.addIssue({ code: "custom", message: because("language_unknown") });
  return z.NEVER;
});

/** A day of the calendar, from the year 1 on. */
export const IsoDate = z.string().refine(isDay, because("date_form"));

/** A whole number from `min` up to the largest that the database holds. */
export const wholeNumber = (min: number, reason: Reason) =>
  z.int(because(reason)).min(min, because(reason)).max(WHOLE_NUMBER_MAX, because(reason));

const EMAIL_MAX_CHARACTERS = 254;
/** One address and nothing that a mail program reads as more than that: no comma, quotation mark, bracket or space. */
const EMAIL = /^[^\s\p{Cc}@,;:"'`<>()[\]\\]+@[^\s\p{Cc}@,;:"'`<>()[\]\\]+\.[^\s\p{Cc}@,;:"'`<>()[\]\\.]{2,}$/u;

/** An e-mail address as it is kept and compared: in small letters, each as Unicode writes it once (NFKC). */
export const Email = z
  .string()
  .max(EMAIL_MAX_CHARACTERS, because("email_form"))
  .transform((address) => address.trim().normalize("NFKC").toLowerCase())
  .refine((address) => EMAIL.test(address) && address.length <= EMAIL_MAX_CHARACTERS, because("email_form"));

const URL_MAX_CHARACTERS = 2_000;
/** An address of the web. The parser drops control characters, so what is kept is as the parser wrote it. */
export const HttpUrl = z
  .string()
  .max(URL_MAX_CHARACTERS, because("url_form"))
  .pipe(z.url({ protocol: /^https?$/, error: because("url_form") }))
  .transform((url) => new URL(url).href)
  .refine((url) => url.length <= URL_MAX_CHARACTERS, because("url_form"));

/** A text may be this many times longer before it is cleaned: decomposed letters, carriage returns, space around it. */
const ROOM_BEFORE_CLEANING = 4;

/**
 * Text that says at least as much as `min` letters and at most as much as `max`, cleaned and trimmed; see lettersIn.
 */
export const text = (min: number, max: number) =>
  z.string().transform((raw, issues) => {
    const refuse = (reason: Reason, characters: number) => {
      issues.addIssue({ code: "custom", message: reason, params: { min, max, characters } });
      return z.NEVER;
    };
    // Length before anything else: what is far too long is not worked on at all.
    if (raw.length > max * ROOM_BEFORE_CLEANING) return refuse("text_long", raw.length);
    const value = cleanText(raw).trim().normalize("NFC");
    const characters = lettersIn(value);
    if (characters < min) return refuse("text_short", characters);
    return characters > max ? refuse("text_long", characters) : value;
  });

/** The same on one line: line breaks and tabs in it become spaces. */
export const line = (min: number, max: number) =>
  z
    .string()
    .transform((raw) => (raw.length > max * ROOM_BEFORE_CLEANING ? raw : raw.replaceAll(/\s+/g, " ")))
    .pipe(text(min, max));

const TRIMMED_BEFORE_MEASURING = 2_000;

/**
 * A document as it was pasted, at least `min` letters and at most `max` characters. It is not cleaned here: anyone who
 * reads it makes a clean text of it, away from the process that answers requests.
 */
export const documentText = (min: number, max: number) =>
  z.string().superRefine((raw, issues) => {
    const characters = raw.length > max ? raw.length : lettersIn(raw.slice(0, TRIMMED_BEFORE_MEASURING).trim());
    const reason = raw.length > max ? "text_long" : "text_short";
    const isRight = raw.length <= max && (characters >= min || raw.length > TRIMMED_BEFORE_MEASURING);
    if (!isRight) issues.addIssue({ code: "custom", message: because(reason), params: { min, max, characters } });
  });
