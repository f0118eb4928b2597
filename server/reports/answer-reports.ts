import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { queueTakings, reportAnswers, reports } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { writeMeasure } from "#server/measures/write-measure";
import { authorize } from "#server/policy/decision";
import { reportPolicy } from "#server/policy/reports";
import { findReported } from "#server/reports/internal";
import type { AnswerReportsInput } from "#server/reports/schemas";
import { tellContact } from "#server/reports/write-contact";

/**
 * A moderator decides about everything that was reported of one thing, with a measure or without, and says what those are told who
 * reported it: members in their inbox, others by mail if they confirmed their address, which is then deleted. Throws
 * ForbiddenError for what they wrote themselves, and ConflictError where nothing waits any more.
 */
export async function answerReports(ctx: Ctx, input: AnswerReportsInput): Promise<{ measure: string | null }> {
  const { id: by } = signedIn(ctx);
  const { kind, subject, outcome, reply } = input;

  return inTransaction(ctx, async (tx) => {
    const found = await findReported(tx, kind, subject);
    authorize(reportPolicy.answer(ctx.actor, { author: found?.author.id ?? null }));
    if (!found) throw new NotFoundError();
    const waiting = await tx.db
      .select({ id: reports.id, contact: reports.contact, seq: newestSeq })
      .from(reports)
      .where(and(eq(reports.kind, kind), eq(reports.subject, subject), isWaiting))
      .orderBy(asc(reports.id))
      .for("update", { of: reports });
    if (waiting.length === 0) throw new ConflictError("report_answered");
    const measure = input.measure === null ? null : await writeMeasure(tx, input.measure);
    if (measure) await recordEvent(tx, "measure.taken", measure);
    for (const { id: report, contact, seq } of waiting) {
      await tx.db.insert(reportAnswers).values({ report, seq: seq + 1, outcome, reply, measure, by, at: tx.now });
      await recordEvent(tx, "report.answered", report);
      if (contact) await tellContact(tx, contact, (to) => ({ kind: "outcome", to, outcome, reply }));
    }
    await tx.db.delete(queueTakings).where(and(eq(queueTakings.kind, "report"), eq(queueTakings.item, subject)));
    return { measure };
  });
}

const newestSeq =
  sql<number>`coalesce((select max(a.seq) from ${reportAnswers} a where a.report = ${reports}."id"), 0)`.mapWith(
    Number,
  );

/** That a report was not decided, or was opened again since. */
const isWaiting = sql`(select a.outcome from ${reportAnswers} a where a.report = ${reports}."id" order by a.seq desc limit 1) is null`;
