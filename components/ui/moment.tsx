import { useLocale } from "next-intl";
import { dateLocaleOf } from "#messages/locales";

const SHOWN = {
  moment: { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" },
  time: { hour: "2-digit", minute: "2-digit", timeZoneName: "short", timeZone: "UTC" },
} as const;

/** A moment to the minute, as a day with its time or as the time alone, the same for everyone (UTC). */
export function Moment({ at, only }: { at: Date; only?: "time" }) {
  const format = new Intl.DateTimeFormat(dateLocaleOf(useLocale()), SHOWN[only ?? "moment"]);
  return <time dateTime={at.toISOString()}>{format.format(at)}</time>;
}
