import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { letterAnswers, letters, queueTakings } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { getLetterFacts } from "#server/letters/internal";
import type { AnswerLetterInput } from "#server/letters/schemas";
import { authorize } from "#server/policy/decision";
import { letterPolicy } from "#server/policy/letters";
import { tellContact } from "#server/reports/write-contact";

/**
 * A moderator answers a letter: the check was changed, or why not. An objection to a verdict is decided by somebody who had no part
 * in the check, and its outcome and reason stand on the page of the check; where nobody is left who had none, an administrator
 * decides, and the page says so. The sender hears. Throws ForbiddenError, and ConflictError for one that was answered.
 */
export async function answerLetter(ctx: Ctx, { letter, outcome, reason }: AnswerLetterInput): Promise<void> {
  const { id: by } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const [found] = await tx.db
      .select({
        kind: letters.kind,
        check: letters.check,
        contact: letters.contact,
        answered: sql<boolean>`exists (select 1 from ${letterAnswers} a where a.letter = ${letters}."id")`,
      })
      .from(letters)
      .where(eq(letters.id, letter))
      .for("update");
    if (!found) throw new NotFoundError();
    const facts = await getLetterFacts(tx, found);
    authorize(letterPolicy.answer(ctx.actor, facts));
    if (found.answered) throw new ConflictError("letter_answered");
    const wasInvolved = found.kind === "objection" && facts.isInvolved;
    await tx.db.insert(letterAnswers).values({ letter, seq: 1, outcome, reason, by, wasInvolved, at: tx.now });
    await tx.db.delete(queueTakings).where(and(eq(queueTakings.kind, found.kind), eq(queueTakings.item, letter)));
    await recordEvent(tx, "letter.answered", letter);
    if (found.check && found.kind === "objection")
      await recordEvent(tx, "check.objection-decided", found.check, { letter });
    if (found.contact) await tellContact(tx, found.contact, (to) => ({ kind: "letter", to, outcome, reason }));
  });
}
