import { useLocale } from "next-intl";
import type { DatePrecision } from "#db/vocabulary";
import { dateLocaleOf } from "#messages/locales";

const SHOWN = {
  day: { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
  month: { month: "long", year: "numeric", timeZone: "UTC" },
  year: { year: "numeric", timeZone: "UTC" },
} as const;

const WRITTEN_CHARACTERS = { day: 10, month: 7, year: 4 } as const;

/** A day in words, as exactly as it is known and the same for everyone (UTC). */
export function Day({ at, precision = "day" }: { at: Date | string; precision?: DatePrecision }) {
  const format = new Intl.DateTimeFormat(dateLocaleOf(useLocale()), SHOWN[precision]);
  const date = typeof at === "string" ? new Date(at) : at;
  return (
    <time dateTime={date.toISOString().slice(0, WRITTEN_CHARACTERS[precision])} className="whitespace-nowrap">
      {format.format(date)}
    </time>
  );
}
