import type { Locators } from "#db/schema";
import type { Place } from "#server/articles/anchoring/passage";

/** Where words of a text stand, as readers of the document name it: “p. 3”, “p. 3–4”, “00:12:05”; empty where there is no such name. */
export function locatorOf(locators: Locators | null, { start, end }: Place): string {
  if (!locators) return "";
  const first = saidAt(locators, start);
  if (first === null) return "";
  if (locators.unit === "time") return first;
  const last = saidAt(locators, end - 1) ?? first;
  return first === last ? `p. ${first}` : `p. ${first}–${last}`;
}

const saidAt = ({ marks }: Locators, at: number): string | null =>
  marks.findLast((mark) => mark.at <= at)?.says ?? null;
