import "server-only";
import { standpoints } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { standpointPolicy } from "#server/policy/standpoints";
import { isSplitEstablished, lastSeq, listAnswersOf } from "#server/standpoints/internal";
import { DECLARED, STANDPOINT_KEPT_DAYS } from "#server/standpoints/rules";
import type { KeepStandpointInput } from "#server/standpoints/schemas";
import { sealStandpoint } from "#server/standpoints/sealed-standpoint";
import { listUsedPositions, lockTopic } from "#server/topics/internal";

const DAY_MS = 86_400_000;

/**
 * A reviewer answers the private question of a topic: which of two positions they are closer to, or that they would rather
 * not say. It is encrypted; it counts after a day, for votes that are first cast from then on; it can be changed after 90
 * days and taken back at any time. What is recorded of it is the same whatever was answered. Throws ForbiddenError to whoever
 * may not vote, where nobody is asked and while the last answer is younger, and ConflictError when the positions are
 * others by now.
 */
export async function keepStandpoint(ctx: Ctx, { topic: slug, version, answer }: KeepStandpointInput): Promise<void> {
  authorize(standpointPolicy.answer(ctx.actor, ctx.settings, { isNeeded: true, waits: false }));
  const { id: member } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const topic = await lockTopic(tx, slug);
    const used = (await listUsedPositions(tx, [slug])).get(slug);
    if (used?.version !== version) throw new ConflictError("positions_changed_elsewhere");
    const given = await listAnswersOf(tx, member, slug);
    const last = given.at(-1);
    authorize(
      standpointPolicy.answer(ctx.actor, ctx.settings, {
        isNeeded: !(await isSplitEstablished(tx)),
        waits: last !== undefined && last.waitsUntil > tx.now,
      }),
    );
    const seq = (await lastSeq(tx, slug, member)) + 1;
    const declared = answer === "rather_not" ? null : DECLARED[answer];
    const kept = declared === null ? 0 : STANDPOINT_KEPT_DAYS;
    const waitsUntil = new Date(tx.now.getTime() + kept * DAY_MS);
    const place = { topic: slug, member, seq };
    const sealed = sealStandpoint(place, { declared, agreedAt: tx.now, waitsUntil });
    await tx.db.insert(standpoints).values({ ...place, version, sealed, at: tx.now });
    await recordEvent(tx, "standpoint.kept", topic.id);
  });
}
