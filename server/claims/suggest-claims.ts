import "server-only";
import { and, eq } from "drizzle-orm";
import { claimSuggestionRuns, claimSuggestions, copies } from "#db/schema";
import { STATEMENT_HEAD } from "#server/claims/rules";
import type { Ctx } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { workOn } from "#server/hostile-work/work-on";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

/**
 * Looks through a copy for the sentences that are most worth checking, and keeps them with why. Done again by the same weights it changes
 * nothing. Only the product itself does it, and nothing becomes a claim by itself.
 */
export async function suggestClaims(ctx: Ctx, { copy }: { copy: string }): Promise<{ suggested: number }> {
  authorize(claimPolicy.suggest(ctx.actor));
  const [kept] = await ctx.db
    .select({ text: copies.text, language: copies.language, publishedOn: copies.publishedOn, article: copies.article })
    .from(copies)
    .where(eq(copies.id, copy));
  const run = { copy, by: STATEMENT_HEAD };
  const isDone =
    (await ctx.db.$count(
      claimSuggestionRuns,
      and(eq(claimSuggestionRuns.copy, copy), eq(claimSuggestionRuns.by, run.by)),
    )) > 0;
  if (!kept || isDone) return { suggested: 0 };
  const { text, language, publishedOn, article } = kept;
  const found = await workOn("suggestSentences", { text, language, publishedOn });
  return inTransaction(ctx, async (tx) => {
    const [begun] = await tx.db
      .insert(claimSuggestionRuns)
      .values({ ...run, outcome: "done", at: tx.now })
      .onConflictDoNothing()
      .returning({ copy: claimSuggestionRuns.copy });
    if (!begun) return { suggested: 0 };
    const rows = found.map((one, index) => ({ ...run, ...one, rank: index + 1, at: tx.now }));
    if (rows.length > 0) await tx.db.insert(claimSuggestions).values(rows);
    await recordEvent(tx, "article.looked-through", article, { copy });
    return { suggested: rows.length };
  });
}
