import { SITE_TEXTS, type SiteText } from "#db/vocabulary";

/** What CLDR names among its regions and is no country: unions, outlying areas without people, and codes for tests. */
const NO_COUNTRIES = new Set(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]);
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");

const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** Whether a code of two letters is that of a country or territory of ISO 3166-1 that exists today. */
export const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) &&
  !NO_COUNTRIES.has(code) &&
  names.of(code) !== undefined &&
  new Intl.Locale(`und-${code}`).region === code;

/** Every country by its code. */
export const COUNTRIES: readonly string[] = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
  isCountry,
);

/** What a text of the site may name, and the settings from which it is filled when the page is shown. */
export const BLANKS = ["site", "publisher", "country", "email", "address"] as const;
export type Blanks = Record<(typeof BLANKS)[number], string>;

/** A text with its blanks filled: `{site}` becomes the name of the site. What is no blank stays as it was typed. */
export const filled = (text: string, blanks: Blanks): string =>
  text.replaceAll(/\{(\w+)\}/g, (typed, blank: string) =>
    BLANKS.some((known) => known === blank) ? plain(blanks[blank as keyof Blanks]) : typed,
  );

/** Words that stand in Markdown as they are. */
const plain = (words: string) => words.replaceAll(/[\\`*_{}[\]<>()#+!|~]/g, "\\$&");

/** The last part of the address of a page whose text is a setting. */
export const siteTextPath = (name: SiteText): string => name.replaceAll("_", "-");

/** The text that stands at an address; null where there is none. */
export const siteTextAt = (path: string): SiteText | null =>
  SITE_TEXTS.find((name) => siteTextPath(name) === path) ?? null;
