import { eq } from "drizzle-orm";
import { contacts, mails } from "#db/schema";
import { type Ctx, systemCtx } from "#server/core/context";
import { postMessage } from "#server/discussion/post-message";
import { unsealWords } from "#server/mail/sealed-words";
import { listQueue } from "#server/moderation/desk-queries";
import { listOwnNotices } from "#server/notices/queries";
import { answerReports } from "#server/reports/answer-reports";
import { confirmContact } from "#server/reports/confirm-contact";
import { fileReport } from "#server/reports/file-report";
import { findReportable, getReported } from "#server/reports/queries";
import { reopenReports } from "#server/reports/reopen-reports";
import { castVote } from "#server/votes/cast-vote";
import {
  aClaim,
  aDecidedClaim,
  aMeasureInput,
  aMember,
  aPublishedCheck,
  aReportInput,
  aVoteInput,
} from "#tests/support/factories";
import { tellMembers } from "#tests/support/notices";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const mailsOf = async (ctx: Ctx) =>
  (await ctx.db.select().from(mails)).flatMap(({ sealed }) => (sealed ? [unsealWords(sealed)] : []));
const say = (as: Ctx, claim: string, thread: "evidence" | "after_vote" = "evidence") =>
  postMessage(as, { thread, subject: claim, source: null, repliesTo: null, text: "Whoever cites that cannot count." });
const NOTHING = { outcome: "no_action" as const, reply: "It keeps to the rules.", measure: null };

describe("a report", () => {
  test("waits in the queue once for all who reported the same, is decided once, and each hears what", async ({
    ctx,
    as,
  }) => {
    const { claim } = await aClaim(ctx);
    const dario = await aMember(ctx, { name: "dario" });
    const { message } = await say(as(dario), claim);
    const [levon, nino] = [as(await aMember(ctx)), as(await aMember(ctx))];
    await fileReport(levon, aReportInput(message));
    await fileReport(nino, aReportInput(message, { reason: "other" }));
    await expect(fileReport(nino, aReportInput(message))).rejects.toMatchObject({ reason: "report_there" });
    const iris = as(await aMember(ctx, { role: "moderator" }));
    expect((await listQueue(iris)).filter(({ kind }) => kind === "report")).toMatchObject([
      { item: message, people: 2, reason: "personal_attack", isOwn: false },
    ]);
    const { measure } = await answerReports(iris, {
      kind: "message",
      subject: message,
      outcome: "acted",
      reply: "The message was hidden.",
      measure: aMeasureInput(message, { kind: "hide", days: null }),
    });
    expect(measure).toEqual(expect.any(String));
    expect((await listQueue(iris)).filter(({ kind }) => kind === "report")).toEqual([]);
    await expect(answerReports(iris, { kind: "message", subject: message, ...NOTHING })).rejects.toMatchObject({
      reason: "report_answered",
    });
    await tellMembers(ctx);
    for (const reporter of [levon, nino]) {
      expect(await listOwnNotices(reporter, "me")).toMatchObject([
        { kind: "report_answer", reason: "The message was hidden.", by: null },
      ]);
    }
    expect(await listOwnNotices(as(dario), "me")).toMatchObject([{ kind: "measure", by: null }]);
    await reopenReports(iris, { kind: "message", subject: message });
    expect((await listQueue(iris)).filter(({ kind }) => kind === "report")).toMatchObject([{ people: 2 }]);
    expect((await getReported(iris, "message", message)).reports).toMatchObject([{ answer: null }, { answer: null }]);
  });

  test("is decided by somebody else than who wrote what is reported", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx);
    const iris = as(await aMember(ctx, { role: "moderator" }));
    const { message } = await say(iris, claim);
    await fileReport(as(await aMember(ctx)), aReportInput(message));
    expect((await listQueue(iris)).filter(({ kind }) => kind === "report")).toMatchObject([{ isOwn: true }]);
    await expect(answerReports(iris, { kind: "message", subject: message, ...NOTHING })).rejects.toMatchObject({
      reason: "report_own",
    });
  });

  test("is of what one can read: nobody learns by it what stands in a thread that is closed to them", async ({
    ctx,
    as,
  }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    const voter = as(await aMember(ctx));
    await castVote(voter, aVoteInput(claim, source));
    const { message } = await say(voter, claim, "after_vote");
    const blind = as(await aMember(ctx, { role: "moderator" }));
    await expect(fileReport(blind, aReportInput(message))).rejects.toMatchObject({ reason: "vote_first" });
    expect(await findReportable(blind, "message", message)).toBeNull();
    const visitor = systemCtx(ctx.db, { now: NOW });
    for (const [kind, subject] of [
      ["message", message],
      ["claim", claim],
      ["source", source],
    ] as const) {
      await expect(fileReport(visitor, aReportInput(subject, { kind }))).rejects.toMatchObject({ reason: "not_found" });
    }
  });
});

describe("somebody who is no member", () => {
  test("reports what is published; is mailed one question, and the outcome only if they said yes; the address is gone then", async ({
    ctx,
    as,
  }) => {
    const check = await aPublishedCheck(ctx);
    const visitor = systemCtx(ctx.db, { now: NOW });
    const report = (email: string | null) =>
      fileReport(visitor, aReportInput(check.id, { kind: "check", reason: "rights", email }));
    await report("oda@example.org");
    await report("mallory@example.org");
    await report(null);
    const asked = await mailsOf(ctx);
    expect(asked.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      "confirm oda@example.org",
      "confirm mallory@example.org",
    ]);
    const [oda] = asked;
    await confirmContact(visitor, { token: oda?.kind === "confirm" ? oda.token : "" });
    await expect(confirmContact(visitor, { token: "nothing" })).rejects.toMatchObject({ reason: "not_found" });
    await ctx.db.delete(mails);
    const iris = as(await aMember(ctx, { role: "moderator" }));
    await answerReports(iris, { kind: "check", subject: check.id, ...NOTHING });
    expect(await mailsOf(ctx)).toMatchObject([
      { kind: "outcome", to: "oda@example.org", outcome: "no_action", reply: "It keeps to the rules." },
    ]);
    expect((await ctx.db.select().from(contacts)).map(({ sealed }) => sealed)).toEqual([null, null]);
    expect(await ctx.db.select().from(mails).where(eq(mails.kind, "confirm"))).toEqual([]);
  });
});
