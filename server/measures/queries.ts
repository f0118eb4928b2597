import "server-only";
import { desc, eq, or } from "drizzle-orm";
import { measureEnds, measureObjectionAnswers, measureObjections, measures, members } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { getObjectionFacts, PUBLIC_MEASURE } from "#server/measures/internal";
import type { ObjectionView, OwnMeasureView, PastMeasureView } from "#server/measures/views";
import { authorize, requireRole } from "#server/policy/decision";
import { measurePolicy } from "#server/policy/measures";

const SHOWN = 100;
const { ended: _, objection: __, ...OF_MEASURE } = { ...PUBLIC_MEASURE, words: measures.words };

/** What moderators did about the one who asks, newest first, with what they were told. Members only, also while suspended. */
export async function listOwnMeasures(ctx: Ctx): Promise<OwnMeasureView[]> {
  authorize(requireRole(ctx.actor, "reader"));
  return ctx.db
    .select({ ...PUBLIC_MEASURE, words: measures.words, objected: measureObjections.text })
    .from(measures)
    .leftJoin(measureEnds, eq(measureEnds.measure, measures.id))
    .leftJoin(measureObjections, eq(measureObjections.measure, measures.id))
    .leftJoin(measureObjectionAnswers, eq(measureObjectionAnswers.objection, measureObjections.id))
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

/** An objection to a measure, with the measure and whom it is about. Moderators only. Throws NotFoundError. */
export async function getObjection(ctx: Ctx, objection: string): Promise<ObjectionView> {
  authorize(requireRole(ctx.actor, "moderator"));
  const [found] = await ctx.db
    .select({
      text: measureObjections.text,
      at: measureObjections.at,
      by: members.handle,
      member: members.id,
      measure: OF_MEASURE,
      ended: PUBLIC_MEASURE.ended,
      answer: PUBLIC_MEASURE.objection,
    })
    .from(measureObjections)
    .innerJoin(measures, eq(measures.id, measureObjections.measure))
    .innerJoin(members, eq(members.id, measures.member))
    .leftJoin(measureEnds, eq(measureEnds.measure, measures.id))
    .leftJoin(measureObjectionAnswers, eq(measureObjectionAnswers.objection, measureObjections.id))
    .where(eq(measureObjections.id, objection));
  if (!found) throw new NotFoundError();
  const { member, measure, ended, answer, ...words } = found;
  const facts = await getObjectionFacts(ctx, { measure: measure.id, member });
  return {
    id: objection,
    ...words,
    measure: { ...measure, ended, objection: answer },
    mayDecide: answer === null && measurePolicy.decideObjection(ctx.actor, facts).allowed,
  };
}
