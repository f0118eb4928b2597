import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { approachAnswers, approaches } from "#db/schema";
import type { ApproachView } from "#server/approaches/views";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";

/** Whom a check asked for an answer, and what came of each: the first first. Not a query for screens: it does not ask who reads. */
export async function listApproachesOf({ db }: Ctx, check: string): Promise<ApproachView[]> {
  const newest = db
    .select({
      seq: approachAnswers.seq,
      outcome: approachAnswers.outcome,
      text: approachAnswers.text,
      on: approachAnswers.on,
    })
    .from(approachAnswers)
    .where(eq(approachAnswers.approach, approaches.id))
    .orderBy(sql`${approachAnswers.seq} desc`)
    .limit(1)
    .as("newest_answer");
  return db
    .select({
      id: approaches.id,
      whom: approaches.whom,
      way: approaches.way,
      on: approaches.on,
      deadline: approaches.deadline,
      answer: { seq: newest.seq, outcome: newest.outcome, text: newest.text, on: newest.on },
    })
    .from(approaches)
    .leftJoinLateral(newest, sql`true`)
    .where(eq(approaches.check, check))
    .orderBy(asc(approaches.on), asc(approaches.at), asc(approaches.id));
}

/** The check that an approach belongs to. Throws NotFoundError. */
export async function findCheckOf({ db }: Ctx, approach: string): Promise<string> {
  const [found] = await db.select({ check: approaches.check }).from(approaches).where(eq(approaches.id, approach));
  if (!found) throw new NotFoundError();
  return found.check;
}
