import "server-only";
import { sql } from "drizzle-orm";
import type { ReportedKind, ReportOutcome, ReportReason } from "#db/vocabulary";
import { type Ctx, findMember } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { Id } from "#server/core/schemas";
import { getThreadFacts, lockMessage } from "#server/discussion/internal";
import { authorize, requireRole } from "#server/policy/decision";
import { discussionPolicy } from "#server/policy/discussion";
import { reportPolicy } from "#server/policy/reports";
import { findCheckAt, findReported, isPublicThing } from "#server/reports/internal";
import type { ReportedView, ReportView } from "#server/reports/views";

const SHOWN = 100;

/** What was reported, with every report of it and what was decided. Moderators only. Throws NotFoundError. */
export async function getReported(
  ctx: Ctx,
  kind: ReportedKind,
  subject: string,
): Promise<{ reported: ReportedView; reports: ReportView[] }> {
  authorize(requireRole(ctx.actor, "moderator"));
  const reported = await findReported(ctx, kind, subject);
  if (!reported) throw new NotFoundError();
  type Row = {
    id: string;
    reason: ReportReason;
    text: string;
    by: string | null;
    at: string;
    outcome: ReportOutcome | null;
    reply: string | null;
    answeredBy: string | null;
    answeredAt: string | null;
  };
  const rows = await ctx.db.execute<Row>(sql`
    select r.id, r.reason, r.text, m.handle as by, r.at, a.outcome, a.reply, w.handle as "answeredBy", a.at as "answeredAt"
    from reports r
    left join members m on m.id = r.member
    left join lateral (select * from report_answers a where a.report = r.id order by a.seq desc limit 1) a on true
    left join members w on w.id = a.by
    where r.kind = ${kind} and r.subject = ${subject}
    order by r.at, r.id limit ${SHOWN}`);
  return {
    reported,
    reports: rows.map(({ outcome, reply, answeredBy, answeredAt, at, ...report }) => ({
      ...report,
      at: new Date(at),
      answer:
        outcome && reply && answeredBy && answeredAt
          ? { outcome, reply, by: answeredBy, at: new Date(answeredAt) }
          : null,
    })),
  };
}

/**
 * What is about to be reported, for its form, by its id or, a check, by its address; null for what the one who asks cannot read: somebody who is no member reads only
 * what is published. Open to all.
 */
export async function findReportable(ctx: Ctx, kind: ReportedKind, named: string): Promise<ReportedView | null> {
  const isId = Id.safeParse(named).success;
  const subject = isId || kind !== "check" ? named : await findCheckAt(ctx, named);
  if (subject === null || (!isId && kind !== "check")) return null;
  const reported = await findReported(ctx, kind, subject);
  if (!reported) return null;
  const member = findMember(ctx);
  if (!member) return (await isPublicThing(ctx, kind, subject)) ? reported : null;
  authorize(reportPolicy.file(ctx.actor));
  if (kind !== "message") return reported;
  const { thread, subject: about } = await lockMessage(ctx, subject);
  return discussionPolicy.takePart(ctx.actor, await getThreadFacts(ctx, thread, about)).allowed ? reported : null;
}
