import type { Heading, Locators } from "#db/schema";
import type { Place } from "#server/articles/anchoring/passage";

/** Where words of a text stand, as readers of the document name it: “p. 3”, “p. 3–4”, “00:12:05”; else the
 * heading over them; empty where there is neither. */
export function locatorOf(
  { locators, headings }: { locators: Locators | null; headings: readonly Heading[] },
  { start, end }: Place,
): string {
  if (!locators) {
    const heading = headingOver(headings, start);
    return heading === null ? "" : `“${heading}”`;
  }
  const first = saidAt(locators, start);
  if (first === null) return "";
  if (locators.unit === "time") return first;
  const last = saidAt(locators, end - 1) ?? first;
  return first === last ? `p. ${first}` : `p. ${first}–${last}`;
}

const saidAt = ({ marks }: Locators, at: number): string | null =>
  marks.findLast((mark) => mark.at <= at)?.says ?? null;

/** The heading that words stand under; null for what stands before the first. A heading stands under itself. */
export const headingOver = (headings: readonly Heading[], at: number): string | null =>
  headings.findLast((heading) => heading.at <= at)?.says ?? null;
