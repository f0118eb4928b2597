/** Languages of the interface. Adding one is a catalogue in this folder and a word here. */
export const LOCALES = ["en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

/** The direction in which a language is written, by its primary subtag. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(language.split("-")[0] ?? "") ? "rtl" : "ltr";
}

/** How dates are written: English as in most of the world, day before month. */
export const dateLocaleOf = (locale: string): string => (locale === "en" ? "en-GB" : locale);
