import { z } from "zod";
import type { Reason } from "#server/core/errors";

/** A refusal's key for zod, so that validation speaks through the same catalogue as every other refusal. */
export const because = (reason: Reason): Reason => reason;

/** A value that is not there at all speaks through the catalogue too, in the browser and on the server. */
z.config({ customError: (issue) => (issue.code === "invalid_type" ? because("required") : undefined) });

export const Id = z.uuid(because("not_found"));

/** A BCP 47 language tag, two or three letters with an optional script or region. */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, because("language_unknown"));

export const IsoDate = z.iso.date(because("date_form"));

export const URL_MAX_CHARACTERS = 2_000;
export const HttpUrl = z
  .url({ protocol: /^https?$/, error: because("url_form") })
  .max(URL_MAX_CHARACTERS, because("url_form"));

const length = (text: string) => Array.from(text).length;

/** Text of at least `min` and at most `max` code points after trimming; an empty one is refused as missing where `min` is not 0. */
export const text = (min: number, max: number) =>
  z
    .string()
    .trim()
    .normalize("NFC")
    .superRefine((value, issues) => {
      const characters = length(value);
      if (characters >= min && characters <= max) return;
      const reason: Reason = characters < min ? "text_short" : "text_long";
      issues.addIssue({ code: "custom", message: reason, params: { min, max, characters } });
    });
