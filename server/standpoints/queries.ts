import "server-only";
import { eq, inArray } from "drizzle-orm";
import { claims, topics } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { findOwnConsent } from "#server/members/queries";
import { authorize } from "#server/policy/decision";
import { standpointPolicy } from "#server/policy/standpoints";
import { isSplitEstablished, listAnswersOf } from "#server/standpoints/internal";
import { answerOf } from "#server/standpoints/rules";
import type { QuestionView } from "#server/standpoints/views";
import { listUsedPositions, type UsedPositions } from "#server/topics/internal";

/** The private question of a topic, with one's own answer. Throws NotFoundError where none is asked. */
export async function getQuestion(ctx: Ctx, topic: string): Promise<QuestionView> {
  authorize(standpointPolicy.own(ctx.actor));
  const [question] = await questionsOf(ctx, await listUsedPositions(ctx, [topic]));
  if (!question || !(await isAsked(ctx))) throw new NotFoundError();
  return question;
}

/** The questions that one answered or could answer, for one's own profile. Members only. */
export async function listOwnQuestions(ctx: Ctx): Promise<QuestionView[]> {
  authorize(standpointPolicy.own(ctx.actor));
  const questions = await questionsOf(ctx, await listUsedPositions(ctx));
  return (await isAsked(ctx)) ? questions : questions.filter(({ isDone }) => isDone);
}

/**
 * The topic of a claim whose question one was not asked yet, by its slug and label: all that a claim says of it. Null for
 * whoever answered it or would rather not. Members only.
 */
export async function findQuestionOfClaim(ctx: Ctx, claim: string): Promise<{ topic: string; label: string } | null> {
  const mayAnswer = standpointPolicy.answer(ctx.actor, ctx.settings, { isNeeded: true, waits: false });
  if (!mayAnswer.allowed) return null;
  const { id } = signedIn(ctx);
  const [of] = await ctx.db
    .select({ topic: topics.slug, label: topics.label })
    .from(claims)
    .innerJoin(topics, eq(topics.slug, claims.positionsOf))
    .where(eq(claims.id, claim));
  if (!of || !(await listUsedPositions(ctx, [of.topic])).has(of.topic)) return null;
  const isDone = (await listAnswersOf(ctx, id, of.topic)).length > 0;
  return isDone || (await isSplitEstablished(ctx)) ? null : of;
}

const isAsked = async (ctx: Ctx) => ctx.settings.asksStandpoints && !(await isSplitEstablished(ctx));

async function questionsOf(ctx: Ctx, used: ReadonlyMap<string, UsedPositions>): Promise<QuestionView[]> {
  if (used.size === 0) return [];
  const { id } = signedIn(ctx);
  const named = await ctx.db
    .select({ slug: topics.slug, label: topics.label })
    .from(topics)
    .where(inArray(topics.slug, [...used.keys()]))
    .orderBy(topics.label);
  const answers = new Map((await listAnswersOf(ctx, id)).map((answer) => [answer.topic, answer]));
  const allowsEstimation = (await findOwnConsent(ctx)) === true;
  return named.flatMap(({ slug, label }) => {
    const positions = used.get(slug);
    if (!positions) return [];
    const own = answers.get(slug);
    const { version, a, b } = positions;
    return [
      {
        topic: slug,
        label,
        positions: { version, a, b },
        isDone: own !== undefined,
        answer: answerOf(own?.declared ?? null),
        answeredAt: own && own.declared !== null ? own.at : null,
        waitsUntil: own && own.waitsUntil > ctx.now ? own.waitsUntil : null,
        allowsEstimation,
      },
    ];
  });
}
