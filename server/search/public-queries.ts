import "server-only";
import { desc, sql } from "drizzle-orm";
import { listings } from "#db/schema";
import { LOCALES } from "#messages/locales";
import { CHECK_LINE, lineOf } from "#server/checks/internal";
import type { CheckLineView } from "#server/checks/views";
import type { Ctx } from "#server/core/context";
import { findStems } from "#server/search/internal";
import { askedTokens, queryOf } from "#server/search/rules";

/**
 * The published checks that have the words, in any of their forms, in their question, answer or text, in the statement under
 * check or the name of who made it; those that have some of them, or are spelled alike, where none has all. A retracted one is
 * found too, and says so. The best match first; `limit` of them at most.
 */
export async function searchChecks(ctx: Ctx, words: string, limit: number): Promise<CheckLineView[]> {
  const asked = askedTokens(words).flatMap(({ word, isPiece }) => (isPiece ? [] : word));
  const { stems, saysNothing } = await findStems(ctx, asked, [...LOCALES, ...ctx.settings.languages]);
  const query = queryOf(words, stems, saysNothing);
  if (!query) return [];
  const find = async (which: string, orAlike: boolean) => {
    const matches = sql`${listings.terms} @@ ${which}::tsquery`;
    const rows = await ctx.db
      .select(CHECK_LINE)
      .from(listings)
      .where(orAlike ? sql`(${matches} or ${words} <% ${listings.title})` : matches)
      .orderBy(
        desc(sql`ts_rank(${listings.terms}, ${which}::tsquery) + word_similarity(${words}, ${listings.title})`),
        desc(listings.publishedAt),
        desc(listings.check),
      )
      .limit(limit);
    return rows.map(lineOf);
  };
  const whole = await find(query.all, false);
  return whole.length > 0 ? whole : find(query.any, true);
}
