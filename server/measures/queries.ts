import "server-only";
import { desc, eq, or } from "drizzle-orm";
import { measureEnds, measures } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { PUBLIC_MEASURE } from "#server/measures/internal";
import type { OwnMeasureView, PastMeasureView } from "#server/measures/views";
import { authorize, requireRole } from "#server/policy/decision";

const SHOWN = 100;

/** What moderators did about the one who asks, newest first, with what they were told. Members only, also while suspended. */
export async function listOwnMeasures(ctx: Ctx): Promise<OwnMeasureView[]> {
  authorize(requireRole(ctx.actor, "reader"));
  return ctx.db
    .select({ ...PUBLIC_MEASURE, words: measures.words })
    .from(measures)
    .leftJoin(measureEnds, eq(measureEnds.measure, measures.id))
    .where(eq(measures.member, signedIn(ctx).id))
    .orderBy(desc(measures.at), desc(measures.id))
    .limit(SHOWN);
}

/** What was done about a member, or about a check, before. Moderators only. */
export async function listMeasuresAbout(ctx: Ctx, subject: string): Promise<PastMeasureView[]> {
  authorize(requireRole(ctx.actor, "moderator"));
  const rows = await ctx.db
    .select({
      id: measures.id,
      kind: measures.kind,
      rule: measures.rule,
      at: measures.at,
      until: measures.until,
      ended: measureEnds.at,
    })
    .from(measures)
    .leftJoin(measureEnds, eq(measureEnds.measure, measures.id))
    .where(or(eq(measures.member, subject), eq(measures.check, subject)))
    .orderBy(desc(measures.at), desc(measures.id))
    .limit(SHOWN);
  return rows.map(({ ended, ...measure }) => ({
    ...measure,
    isOver: ended !== null || (measure.until !== null && measure.until <= ctx.now),
  }));
}
