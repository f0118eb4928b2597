import { diff3Merge } from "node-diff3";

/** Words of two windows brought together, and the fields in which both changed the same place. */
type MergedWords<Words> = { words: Words; conflicts: (keyof Words & string)[] };

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Brings together what one member typed and what was saved elsewhere since. A field that only one of them changed is as
 * they have it; in running text, so is every line. Where both changed the same place, mine is kept and the field is
 * named, so that its author chooses.
 *
 * @param base what both began with
 */
export function mergeWords<Words extends object>(base: Words, mine: Words, theirs: Words): MergedWords<Words> {
  const words = { ...mine };
  const conflicts: (keyof Words & string)[] = [];
  for (const field of Object.keys(base) as (keyof Words & string)[]) {
    if (isSame(mine[field], theirs[field]) || isSame(theirs[field], base[field])) continue;
    if (isSame(mine[field], base[field])) {
      words[field] = theirs[field];
      continue;
    }
    const merged = mergeLines(base[field], mine[field], theirs[field]);
    if (merged === null) conflicts.push(field);
    else words[field] = merged as Words[typeof field];
  }
  return { words, conflicts };
}

function mergeLines(base: unknown, mine: unknown, theirs: unknown): string | null {
  if (typeof base !== "string" || typeof mine !== "string" || typeof theirs !== "string") return null;
  if (![base, mine, theirs].some((text) => text.includes("\n"))) return null;
  const regions = diff3Merge(mine.split("\n"), base.split("\n"), theirs.split("\n"), { excludeFalseConflicts: true });
  const lines: string[] = [];
  for (const { ok } of regions) {
    if (!ok) return null;
    lines.push(...ok);
  }
  return lines.join("\n");
}
