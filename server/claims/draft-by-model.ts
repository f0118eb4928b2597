import "server-only";
import { and, eq } from "drizzle-orm";
import { claimSuggestionRuns, claimSuggestions, copies } from "#db/schema";
import type { SuggestionOutcome } from "#db/vocabulary";
import { sentencesOf } from "#server/articles/anchoring/sentences";
import { type AskedModel, askModel, type ModelDraft, NoDrafts } from "#server/claims/suggestions/ask-model";
import type { Ctx } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

/**
 * Has a language model, if the site has one, draft claims of a copy's sentences: kept beside the other suggestions, marked as what they are,
 * with the model and the version of what it was asked. That it refused, answered nonsense or nothing is kept too. It is asked once.
 */
export async function draftByModel(
  ctx: Ctx,
  { copy }: { copy: string },
  model: AskedModel | null,
): Promise<{ outcome: SuggestionOutcome; drafts: number } | null> {
  authorize(claimPolicy.suggest(ctx.actor));
  if (!model) return null;
  const run = { copy, by: model.by };
  const [kept] = await ctx.db
    .select({ text: copies.text, language: copies.language, article: copies.article })
    .from(copies)
    .where(eq(copies.id, copy));
  const isDone =
    (await ctx.db.$count(
      claimSuggestionRuns,
      and(eq(claimSuggestionRuns.copy, copy), eq(claimSuggestionRuns.by, run.by)),
    )) > 0;
  if (!kept || isDone) return null;
  const sentences = sentencesOf(kept.text, kept.language).flat();
  const { outcome, drafts } = await draftsOf(
    model,
    sentences.map((sentence) => sentence.text),
  );
  return inTransaction(ctx, async (tx) => {
    const [begun] = await tx.db
      .insert(claimSuggestionRuns)
      .values({ ...run, outcome, at: tx.now })
      .onConflictDoNothing()
      .returning({ copy: claimSuggestionRuns.copy });
    if (!begun) return null;
    const rows = drafts.flatMap(({ sentence, statement, claimant }, index) => {
      const place = sentences[sentence];
      if (!place) return [];
      const { start, end, text: exact } = place;
      return [{ ...run, rank: index + 1, start, end, exact, statement, claimant, at: tx.now }];
    });
    if (rows.length > 0) await tx.db.insert(claimSuggestions).values(rows);
    await recordEvent(tx, "article.looked-through", kept.article, { copy });
    return { outcome, drafts: rows.length };
  });
}

async function draftsOf(
  model: AskedModel,
  sentences: readonly string[],
): Promise<{ outcome: SuggestionOutcome; drafts: ModelDraft[] }> {
  try {
    return { outcome: "done", drafts: await askModel(model, sentences) };
  } catch (error) {
    if (!(error instanceof NoDrafts)) throw error;
    return { outcome: error.outcome, drafts: [] };
  }
}
