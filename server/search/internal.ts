import "server-only";
import { sql } from "drizzle-orm";
import type { Ctx } from "#server/core/context";
import { listedTokens, stemmable, stemmersOf, type WordForms } from "#server/search/rules";

/**
 * The stems of the words of some texts in some languages, and which of them say nothing by themselves in one of those. A language without
 * a stemmer has none. Not a query for screens.
 */
export async function findStems(
  { db }: Ctx,
  texts: readonly string[],
  languages: readonly string[],
): Promise<WordForms> {
  const stemmers = stemmersOf(languages);
  const stems = new Map<string, string[]>();
  const saysNothing = new Set<string>();
  const asked = [...new Set(texts.flatMap(listedTokens).flatMap(({ word, isPiece }) => (isPiece ? [] : word)))];
  if (asked.length === 0 || stemmers.length === 0) return { stems, saysNothing };
  const rows = await db.execute<{ at: number; found: string[] | null }>(sql`
    select w.at::int as at, to_jsonb(ts_lexize(s.name::regdictionary, w.word)) as found
    from jsonb_array_elements_text(${JSON.stringify(asked.map(stemmable))}::jsonb) with ordinality w(word, at)
    cross join jsonb_array_elements_text(${JSON.stringify(stemmers)}::jsonb) s(name)`);
  for (const { at, found } of rows) {
    const word = asked[at - 1];
    if (word === undefined || !found) continue;
    if (found.length === 0) saysNothing.add(word);
    else stems.set(word, [...(stems.get(word) ?? []), ...found]);
  }
  return { stems, saysNothing };
}
