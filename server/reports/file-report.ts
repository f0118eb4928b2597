import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { reportAnswers, reports } from "#db/schema";
import { type Ctx, findMember } from "#server/core/context";
import { ConflictError, NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { getThreadFacts, lockMessage } from "#server/discussion/internal";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { discussionPolicy } from "#server/policy/discussion";
import { reportPolicy } from "#server/policy/reports";
import { findReported, isPublicThing } from "#server/reports/internal";
import type { FileReportInput } from "#server/reports/schemas";
import { writeContact } from "#server/reports/write-contact";

/**
 * Anybody reports what they can read: a member anything, somebody who is none what is published. Whoever left an address is asked
 * once whether it is theirs, and hears the outcome if they say so. Throws NotFoundError for what they cannot read, and
 * ConflictError for a second report of the same member while the first waits.
 */
export async function fileReport(ctx: Ctx, input: FileReportInput): Promise<{ report: string }> {
  authorize(reportPolicy.file(ctx.actor));
  const { kind, subject, reason, text, email } = input;
  const member = findMember(ctx)?.id ?? null;

  return inTransaction(ctx, async (tx) => {
    const found = await findReported(tx, kind, subject);
    if (!found || (member === null && !(await isPublicThing(tx, kind, subject)))) throw new NotFoundError();
    if (kind === "message") {
      const { thread, subject: about } = await lockMessage(tx, subject);
      authorize(discussionPolicy.takePart(ctx.actor, await getThreadFacts(tx, thread, about)));
    }
    if (member !== null) {
      const [waiting] = await tx.db
        .select({ id: reports.id })
        .from(reports)
        .where(
          and(
            eq(reports.member, member),
            eq(reports.subject, subject),
            sql`not exists (select 1 from ${reportAnswers} a where a.report = ${reports}."id")`,
          ),
        )
        .limit(1);
      if (waiting) throw new ConflictError("report_there");
    }
    const contact = member === null && email !== null ? await writeContact(tx, email) : null;
    const [filed] = await tx.db
      .insert(reports)
      .values({ kind, subject, reason, text, member, contact, at: tx.now })
      .returning({ id: reports.id });
    if (!filed) throw new Error("The report was not written.");
    await recordEvent(tx, "report.filed", filed.id);
    return { report: filed.id };
  });
}
