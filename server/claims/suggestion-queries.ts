import "server-only";
import { asc, eq } from "drizzle-orm";
import { claimSuggestions } from "#db/schema";
import { STATEMENT_HEAD } from "#server/claims/rules";
import type { SuggestionView } from "#server/claims/views";
import type { Ctx } from "#server/core/context";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

/** The sentences of a copy that are suggested, the most worth checking first, and after them a model's drafts. Members only. */
export async function listSuggestions(ctx: Ctx, copy: string): Promise<SuggestionView[]> {
  authorize(claimPolicy.read(ctx.actor));
  const rows = await ctx.db
    .select()
    .from(claimSuggestions)
    .where(eq(claimSuggestions.copy, copy))
    .orderBy(asc(claimSuggestions.rank), asc(claimSuggestions.id));
  const views = rows.map(({ id, by, start, end, exact, reasons, statement, claimant, saidOn }) => ({
    ...{ id, start, end, exact, reasons, statement, claimant, saidOn },
    model: by === STATEMENT_HEAD ? null : by,
  }));
  return [...views.filter(({ model }) => model === null), ...views.filter(({ model }) => model !== null)];
}
