import "server-only";
import { eq, sql } from "drizzle-orm";
import { members, notices } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { queueMail } from "#server/mail/queue-mail";
import { longDay } from "#server/mail/write-mail";
import { describeNotices, stopTokenOf } from "#server/notices/internal";
import { NOTICES_IN_MAIL_MAX, pathOf, sentenceOf } from "#server/notices/rules";

const MEMBERS_AT_ONCE = 200;
const EXPIRES_DAYS = 3;
const DAY_MS = 86_400_000;

/**
 * Writes one mail to each member who has notices that are to be mailed now, or once a day, and were not: those they have not
 * read meanwhile, and none about a claim on which they have voted since they were asked. Returns how many mails. A step of the
 * mailing job.
 */
export async function queueNotices(ctx: Ctx, how: "now" | "daily"): Promise<number> {
  const waiting = await ctx.db.execute<{ member: string }>(sql`
    select distinct n.member from ${notices} n where n.mail = ${how} and n.mailed_at is null limit ${MEMBERS_AT_ONCE}`);
  let written = 0;
  for (const { member } of waiting) {
    written += await ctx.db.transaction(async (db) => {
      const tx = { ...ctx, db };
      const [known] = await db
        .select({ email: members.email })
        .from(members)
        .where(eq(members.id, member))
        .for("update");
      const due = sql`n.member = ${member} and n.mail = ${how} and n.mailed_at is null`;
      const [rest] = await db.execute<{ count: number }>(
        sql`select count(*)::int as count from ${notices} n where ${due} and ${isWorthMailing}`,
      );
      const told = await describeNotices(tx, sql`${due} and ${isWorthMailing}`, { limit: NOTICES_IN_MAIL_MAX });
      await db.execute(sql`update ${notices} n set mailed_at = ${ctx.now.toISOString()}::timestamptz where ${due}`);
      if (!known?.email || told.length === 0) return 0;
      const lines = told.map((notice) => ({
        sentence: sentenceOf(notice, longDay),
        title: notice.check?.title ?? notice.claim?.statement ?? "",
        path: pathOf(notice),
      }));
      await queueMail(
        tx,
        {
          kind: "notices",
          to: known.email,
          how,
          lines,
          more: (rest?.count ?? told.length) - told.length,
          stopToken: stopTokenOf(member),
        },
        new Date(ctx.now.getTime() + EXPIRES_DAYS * DAY_MS),
      );
      return 1;
    });
  }
  return written;
}

/** Not read yet, and no reminder of a vote that was cast. */
const isWorthMailing = sql`n.read_at is null and not (n.kind = 'asked' and n.claim is not null and (
  exists (select 1 from votes v join ballots b on b.vote = v.id and b.version = v.head and b.rating is not null
    where v.claim = n.claim and v.member = n.member)
  or exists (select 1 from recusals r where r.claim = n.claim and r.member = n.member)))`;
