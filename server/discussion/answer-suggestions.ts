import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { suggestionAnswers, suggestions } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, NotFoundError } from "#server/core/errors";

/**
 * Writes down that words suggested for a check were accepted or refused: once each. A step of commands that hold the
 * check. Throws NotFoundError for those of another check, and ConflictError for those that were answered.
 */
export async function answerSuggestions(
  tx: Ctx,
  check: string,
  ids: readonly string[],
  isAccepted: boolean,
): Promise<void> {
  if (ids.length === 0) return;
  const wanted = [...new Set(ids)];
  const { id: by } = signedIn(tx);
  const known = await tx.db
    .select({ id: suggestions.id })
    .from(suggestions)
    .where(and(eq(suggestions.check, check), inArray(suggestions.id, wanted)));
  if (known.length < wanted.length) throw new NotFoundError();
  const written = await tx.db
    .insert(suggestionAnswers)
    .values(wanted.map((suggestion) => ({ suggestion, isAccepted, by, at: tx.now })))
    .onConflictDoNothing()
    .returning({ suggestion: suggestionAnswers.suggestion });
  if (written.length < wanted.length) throw new ConflictError("suggestion_answered");
}
