import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { reportAnswers, reports } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { reportPolicy } from "#server/policy/reports";
import { findReported } from "#server/reports/internal";
import type { ReopenReportsInput } from "#server/reports/schemas";

/** A moderator opens what was reported of one thing again: it waits as before. A measure that was taken stays until it is ended. */
export async function reopenReports(ctx: Ctx, { kind, subject }: ReopenReportsInput): Promise<void> {
  const { id: by } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const found = await findReported(tx, kind, subject);
    authorize(reportPolicy.answer(ctx.actor, { author: found?.author.id ?? null }));
    const decided = await tx.db
      .select({ id: reports.id, seq: newest("seq") })
      .from(reports)
      .where(and(eq(reports.kind, kind), eq(reports.subject, subject), sql`${newest("outcome")} is not null`))
      .orderBy(asc(reports.id))
      .for("update", { of: reports });
    if (decided.length === 0) throw new ConflictError("report_open");
    for (const { id: report, seq } of decided) {
      await tx.db
        .insert(reportAnswers)
        .values({ report, seq: Number(seq) + 1, outcome: null, reply: "", by, at: tx.now });
      await recordEvent(tx, "report.reopened", report);
    }
  });
}

const newest = (column: "seq" | "outcome") =>
  sql<number>`(select ${sql.raw(`a.${column}`)} from ${reportAnswers} a where a.report = ${reports}."id" order by a.seq desc limit 1)`;
