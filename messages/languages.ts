/** Languages that forms offer, by BCP 47 tag. */
const OFFERED = "en ar az bg cs de el es fa fr he hi hy it ja ka ko nl pl pt ro ru sv tr uk ur zh".split(" ");

/** What a language is called in the language of the interface; the tag itself when it has no name there. */
export function languageName(locale: string, tag: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The offered languages with their names, in alphabetical order, and `present` among them. */
export function languageOptions(locale: string, present?: string | null): { value: string; label: string }[] {
  return [...new Set([...OFFERED, ...(present ? [present] : [])])]
    .map((value) => ({ value, label: languageName(locale, value) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}
