import "server-only";
import { asc, eq } from "drizzle-orm";
import { members, suggestionAnswers, suggestions } from "#db/schema";
import type { Ctx } from "#server/core/context";
import type { SuggestionView } from "#server/discussion/views";

const SUGGESTIONS_SHOWN = 100;

/** The words that were suggested for a check, the first first. Not a query for screens: it does not ask who reads. */
export async function listSuggestions(ctx: Ctx, check: string): Promise<SuggestionView[]> {
  return ctx.db
    .select({
      id: suggestions.id,
      field: suggestions.field,
      exact: suggestions.exact,
      replacement: suggestions.replacement,
      by: members.handle,
      isAccepted: suggestionAnswers.isAccepted,
    })
    .from(suggestions)
    .innerJoin(members, eq(members.id, suggestions.by))
    .leftJoin(suggestionAnswers, eq(suggestionAnswers.suggestion, suggestions.id))
    .where(eq(suggestions.check, check))
    .orderBy(asc(suggestions.at), asc(suggestions.id))
    .limit(SUGGESTIONS_SHOWN);
}
