import "server-only";
import { suggestions } from "#db/schema";
import { getVersionWords } from "#server/checks/internal";
import { lockCheck } from "#server/checks/lock-check";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { withReplacement } from "#server/discussion/rules";
import type { SuggestWordsInput } from "#server/discussion/schemas";
import { recordEvent } from "#server/events/record-event";
import { checkPolicy } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";

/**
 * A moderator who did not write a check suggests other words for it while it waits for review; its author accepts or
 * refuses each. Throws ConflictError when the check was saved anew since it was read, and InvalidError for words that do
 * not stand in it once.
 */
export async function suggestWords(ctx: Ctx, input: SuggestWordsInput): Promise<void> {
  const { id: by } = signedIn(ctx);
  const { check, version, field, replacements } = input;

  await inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(checkPolicy.suggest(ctx.actor, locked));
    if (locked.version !== version) throw new ConflictError("check_saved_elsewhere");
    const words = (await getVersionWords(tx, check, version))[field];
    for (const replacement of replacements) {
      if (withReplacement(words, replacement) === null || replacement.exact === replacement.replacement) {
        throw new InvalidError("suggestion_not_in_text");
      }
    }
    await tx.db
      .insert(suggestions)
      .values(replacements.map((replacement) => ({ check, version, field, ...replacement, by, at: tx.now })));
    await recordEvent(tx, "check.words-suggested", check, { version, count: replacements.length });
  });
}
