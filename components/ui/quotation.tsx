import { useTranslations } from "next-intl";

/** Words that are someone else's, in the quotation marks of the reader's language. */
export function Quotation({ text }: { text: string }) {
  const t = useTranslations("common");
  return t("quote", { text });
}

/** The beginning of a text that is longer than `max` characters, cut between two words. */
export function beginningOf(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max + 1);
  const space = cut.search(/\s\S*$/u);
  return `${(space > 0 ? cut.slice(0, space) : cut.slice(0, max)).trimEnd()} …`;
}
