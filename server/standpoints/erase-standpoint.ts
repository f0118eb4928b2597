import "server-only";
import { and, eq } from "drizzle-orm";
import { standpoints } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { standpointPolicy } from "#server/policy/standpoints";
import { listAnswersOf } from "#server/standpoints/internal";
import type { EraseStandpointInput } from "#server/standpoints/schemas";
import { sealStandpoint } from "#server/standpoints/sealed-standpoint";
import { getTopic } from "#server/topics/internal";

/**
 * A member takes back what they answered to the private question of a topic: it is erased with every earlier answer, and
 * their votes count as if they had never said it. They are not asked again; they can answer anew when their answer could
 * have been changed. Throws NotFoundError when there is none.
 */
export async function eraseStandpoint(ctx: Ctx, { topic: slug }: EraseStandpointInput): Promise<void> {
  authorize(standpointPolicy.own(ctx.actor));
  const { id: member } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const topic = await getTopic(tx, slug);
    const last = (await listAnswersOf(tx, member, slug)).at(-1);
    if (!last) throw new NotFoundError();
    await tx.db.delete(standpoints).where(and(eq(standpoints.topic, slug), eq(standpoints.member, member)));
    const place = { topic: slug, member, seq: 1 };
    const sealed = sealStandpoint(place, { declared: null, agreedAt: tx.now, waitsUntil: last.waitsUntil });
    await tx.db.insert(standpoints).values({ ...place, version: last.version, sealed, at: tx.now });
    await recordEvent(tx, "standpoint.kept", topic.id);
  });
}
