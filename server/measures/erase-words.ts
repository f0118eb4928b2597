import "server-only";
import { sql } from "drizzle-orm";
import { measures } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { EraseWordsInput } from "#server/measures/schemas";
import { authorize } from "#server/policy/decision";
import { measurePolicy } from "#server/policy/measures";

/**
 * An administrator erases words for good because a court or a person's right asks for it: of a message with all its versions, of
 * a copy with its bytes, of what a source quotes and says. In their place stand the day, the ground and the SHA-256 of what stood
 * there, so that whoever kept it can show what it was. Throws NotFoundError.
 */
export async function eraseWords(
  ctx: Ctx,
  { kind, subject, ground, publicNote }: EraseWordsInput,
): Promise<{ measure: string }> {
  authorize(measurePolicy.erase(ctx.actor));
  const { id: by, role: byRole } = signedIn(ctx);
  const table = sql.identifier({ message: "messages", copy: "copies", source: "sources" }[kind]);

  return inTransaction(ctx, async (tx) => {
    const [found] = await tx.db.execute(sql`select 1 from ${table} where id = ${subject}`);
    if (!found) throw new NotFoundError();
    const day = tx.now.toISOString().slice(0, 10);
    await tx.db.execute(sql`select erase_words(${kind}, ${subject}::uuid, ${ground}, ${day})`);
    const [taken] = await tx.db
      .insert(measures)
      .values({
        kind: "erase",
        erased: kind,
        erasedId: subject,
        ground,
        rule: "law",
        publicNote,
        words: "",
        by,
        byRole,
        at: tx.now,
      })
      .returning({ id: measures.id });
    if (!taken) throw new Error("The measure was not written.");
    await recordEvent(tx, "measure.taken", taken.id);
    // What was erased may stand on any page.
    await recordEvent(tx, "words.erased", taken.id);
    return { measure: taken.id };
  });
}
