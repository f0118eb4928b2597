import "server-only";
import { eq } from "drizzle-orm";
import { suggestions } from "#db/schema";
import { lockCheck } from "#server/checks/lock-check";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { answerSuggestions } from "#server/discussion/answer-suggestions";
import type { RefuseSuggestionInput } from "#server/discussion/schemas";
import { recordEvent } from "#server/events/record-event";
import { checkPolicy } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";

/** An author of a draft refuses words that were suggested for it. Throws ConflictError when they were answered already. */
export async function refuseSuggestion(ctx: Ctx, { suggestion }: RefuseSuggestionInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const [suggested] = await tx.db
      .select({ check: suggestions.check })
      .from(suggestions)
      .where(eq(suggestions.id, suggestion));
    if (!suggested) throw new NotFoundError();
    authorize(checkPolicy.save(ctx.actor, await lockCheck(tx, suggested.check)));
    await answerSuggestions(tx, suggested.check, [suggestion], false);
    await recordEvent(tx, "check.suggestion-refused", suggested.check, { suggestion });
  });
}
