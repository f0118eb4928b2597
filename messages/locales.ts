/** Languages of the interface. Adding one is a catalogue in this folder and a word here. */
export const LOCALES = ["en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";

/**
 * The language of the interface in which a text is shown: its own where there is one, else the site's. `en-US` is a
 * kind of `en`.
 */
export function localeOf(language: string): Locale {
  const [primary] = language.split("-");
  return (
    LOCALES.find((locale) => locale === language) ?? LOCALES.find((locale) => locale === primary) ?? DEFAULT_LOCALE
  );
}

/** Scripts that are written from right to left, by ISO 15924. */
const RIGHT_TO_LEFT = new Set(
  "Adlm Arab Armi Avst Chrs Cprt Elym Hatr Hebr Hung Khar Mand Mani Mend Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi".split(
    " ",
  ),
);

/**
 * The direction in which a language is written, by its script: the one that is said, or the one it is mostly written
 * in.
 */
export function directionOf(language: string): "ltr" | "rtl" {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return script && RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}

/** How dates are written: English as in most of the world, day before month. */
export const dateLocaleOf = (locale: string): string => (locale === "en" ? "en-GB" : locale);
