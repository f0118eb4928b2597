import "server-only";
import { letters } from "#db/schema";
import { type Ctx, findMember } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { findPublishedAt } from "#server/letters/internal";
import type { SendLetterInput } from "#server/letters/schemas";
import { authorize } from "#server/policy/decision";
import { letterPolicy } from "#server/policy/letters";
import { writeContact } from "#server/reports/write-contact";

/**
 * Anybody writes to the newsroom: that they spotted an error in a published check, that they object to its verdict, or what should
 * be checked. Each letter is answered with a change or a reason, and whoever left an address and confirmed it hears. Throws
 * NotFoundError for a check that is not published.
 */
export async function sendLetter(ctx: Ctx, input: SendLetterInput): Promise<{ letter: string }> {
  authorize(letterPolicy.send(ctx.actor));
  const { kind, slug, sender, text, evidence, email } = input;
  const member = findMember(ctx)?.id ?? null;

  return inTransaction(ctx, async (tx) => {
    const about = slug === null ? null : await findPublishedAt(tx, slug);
    if (slug !== null && !about) throw new NotFoundError();
    const contact = member === null && email !== null ? await writeContact(tx, email) : null;
    const [sent] = await tx.db
      .insert(letters)
      .values({
        kind,
        check: about?.check ?? null,
        version: about?.version ?? null,
        sender,
        text,
        evidence,
        member,
        contact,
        at: tx.now,
      })
      .returning({ id: letters.id });
    if (!sent) throw new Error("The letter was not written.");
    await recordEvent(tx, "letter.sent", sent.id);
    return { letter: sent.id };
  });
}
