import { useFormatter } from "next-intl";

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** How long ago something was, in hours or days, short enough for a column; the moment itself stands behind it. */
export function Age({ at, now }: { at: Date; now: Date }) {
  const format = useFormatter();
  const hours = Math.max(0, Math.floor((now.getTime() - at.getTime()) / HOUR_MS));
  const isDays = hours >= DAY_HOURS;
  const age = format.number(isDays ? Math.floor(hours / DAY_HOURS) : hours, {
    style: "unit",
    unit: isDays ? "day" : "hour",
    unitDisplay: "narrow",
  });
  return (
    <time dateTime={at.toISOString()} title={format.dateTime(at, { dateStyle: "long", timeStyle: "short" })}>
      {age}
    </time>
  );
}
