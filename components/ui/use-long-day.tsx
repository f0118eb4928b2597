import { useLocale } from "next-intl";
import { dateLocaleOf } from "#messages/locales";

/** Puts a day, YYYY-MM-DD, into the words of the reader's language, as dates stand everywhere on the site. */
export function useLongDay(): (day: string) => string {
  const format = new Intl.DateTimeFormat(dateLocaleOf(useLocale()), { dateStyle: "long", timeZone: "UTC" });
  return (day) => format.format(new Date(day));
}
