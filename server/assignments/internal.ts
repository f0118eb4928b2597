import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { assignmentAnswers, assignments, members } from "#db/schema";
import type { AssignmentAnswer } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { AssignmentFacts } from "#server/policy/assignments";

/** What was answered last to a request. */
export const newestAnswer = sql<AssignmentAnswer | null>`(select n.answer from ${assignmentAnswers} n
  where n.assignment = ${assignments}."id" order by n.seq desc limit 1)`;

export const asker = alias(members, "asker");

/** Requests with who asks whom and what was answered. Not a query for screens: it does not ask who reads. */
export const assignmentLines = ({ db }: Ctx) =>
  db
    .select({
      id: assignments.id,
      kind: assignments.kind,
      subject: assignments.subject,
      by: asker.handle,
      member: members.handle,
      dueOn: assignments.dueOn,
      answer: newestAnswer,
      at: assignments.at,
    })
    .from(assignments)
    .innerJoin(members, eq(members.id, assignments.member))
    .innerJoin(asker, eq(asker.id, assignments.by))
    .$dynamic();

/** Locks a request for a command. Returns what decides about it, and its next answer's place. Throws NotFoundError. */
export async function lockAssignment(tx: Ctx, id: string): Promise<AssignmentFacts & { seq: number }> {
  const [found] = await tx.db
    .select({ member: assignments.member, by: assignments.by })
    .from(assignments)
    .where(eq(assignments.id, id))
    .for("update");
  if (!found) throw new NotFoundError();
  const [newest] = await tx.db
    .select({ answer: assignmentAnswers.answer, seq: assignmentAnswers.seq })
    .from(assignmentAnswers)
    .where(eq(assignmentAnswers.assignment, id))
    .orderBy(desc(assignmentAnswers.seq))
    .limit(1);
  return { ...found, isOpen: newest?.answer !== "withdrawn", seq: (newest?.seq ?? 0) + 1 };
}

/** That a request waits for its answer. */
export const isUnanswered = sql`not exists (select 1 from ${assignmentAnswers} n where n.assignment = ${assignments}."id")`;

/** That a request about a subject is still on: unanswered or accepted. */
export const isOn = (subject: string) =>
  and(eq(assignments.subject, subject), sql`coalesce(${newestAnswer}, 'accepted') = 'accepted'`);
