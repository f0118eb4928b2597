import { eq } from "drizzle-orm";
import { mails, notices } from "#db/schema";
import { answerApplication } from "#server/applications/answer-application";
import { applyToReview } from "#server/applications/apply-to-review";
import { answerAssignment } from "#server/assignments/answer-assignment";
import { askToLook } from "#server/assignments/ask-to-look";
import { sendBackCheck } from "#server/checks/send-back-check";
import { declineClaim } from "#server/claims/decline-claim";
import { editClaim } from "#server/claims/edit-claim";
import { submitClaim } from "#server/claims/submit-claim";
import type { Ctx } from "#server/core/context";
import { systemCtx } from "#server/core/context";
import { queueNotices } from "#server/mail/queue-notices";
import { unsealWords } from "#server/mail/sealed-words";
import { deliverBySmtp, sendMails } from "#server/mail/send-mails";
import { deleteAccount } from "#server/members/delete-account";
import { chooseNoticeMail } from "#server/notices/choose-notice-mail";
import { followSubject } from "#server/notices/follow-subject";
import { countUnreadNotices, listFollows, listNoticePreferences, listOwnNotices } from "#server/notices/queries";
import { readNotices } from "#server/notices/read-notices";
import { stopNoticeMail } from "#server/notices/stop-notice-mail";
import { attachSource } from "#server/sources/attach-source";
import { castVote } from "#server/votes/cast-vote";
import { withdrawVote } from "#server/votes/withdraw-vote";
import {
  aCheckInReview,
  aClaim,
  aClaimInput,
  aDecidedClaim,
  aMember,
  anArticle,
  aPublishedCheck,
  aSourceInput,
  aVoteInput,
  correct,
  type TestMember,
} from "#tests/support/factories";
import { startMailServer } from "#tests/support/mail-server";
import { tellMembers } from "#tests/support/notices";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const kindsOf = async (as: Ctx) => {
  await tellMembers(as);
  return (await listOwnNotices(as, "all")).map(({ kind, action }) => `${kind} ${action}`);
};

const ask = (by: Ctx, claim: string, { handle }: TestMember) =>
  askToLook(by, { kind: "claim", subject: claim, handle, dueOn: null });

describe("a member is told", () => {
  test("that they are asked, and the one who asked what they answer", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx);
    const [levon, anush] = [await aMember(ctx, { name: "levon" }), await aMember(ctx)];
    const { assignment } = await askToLook(as(levon), {
      kind: "claim",
      subject: claim,
      handle: anush.handle,
      dueOn: "2026-03-10",
    });
    expect(await kindsOf(as(anush))).toEqual(["asked assignment.asked"]);
    expect((await listOwnNotices(as(anush), "me"))[0]).toMatchObject({
      by: levon.handle,
      claim: { id: claim },
      assignment: { id: assignment, dueOn: "2026-03-10", answer: null },
    });
    await answerAssignment(as(anush), { assignment, answer: "declined" });
    expect(await kindsOf(as(levon))).toEqual(["asked_answer assignment.declined"]);
    expect((await listOwnNotices(as(anush), "me"))[0]?.assignment?.answer).toBe("declined");
  });

  test("that their check was sent back, with why, and that it was published and corrected", async ({ ctx, as }) => {
    const check = await aCheckInReview(ctx);
    const author = as(check.author);
    const iris = await aMember(ctx, { role: "moderator", name: "iris" });
    await sendBackCheck(as(iris), {
      check: check.id,
      reason: "S3 is attached but never cited.",
    });
    expect(await kindsOf(author)).toEqual(["sent_back check.sent-back"]);
    expect((await listOwnNotices(author, "unread"))[0]).toMatchObject({
      by: iris.handle,
      reason: "S3 is attached but never cited.",
      check: { id: check.id, slug: null },
    });
    const published = await aPublishedCheck(ctx);
    await correct(ctx, published, { answer: "It was open on two days." });
    expect(await kindsOf(as(published.author))).toEqual(["corrected check.corrected", "published check.published"]);
  });

  test("that their source stands in a check and under which number, and that their claim was checked", async ({
    ctx,
    as,
  }) => {
    const { claim, submitter, sourceBy, check } = await aCheckOfOthers(ctx, as);
    expect(await kindsOf(as(sourceBy))).toEqual(["cited check.published"]);
    expect((await listOwnNotices(as(sourceBy), "me"))[0]).toMatchObject({ number: 1, check: { slug: check.slug } });
    const [told] = await listOwnNotices(as(submitter), "me");
    expect(told).toMatchObject({ kind: "claim_checked", claim: { id: claim }, check: { id: check.id } });
  });

  test("of what they follow, but not of what they muted nor of what they did, and once for each event", async ({
    ctx,
    as,
  }) => {
    const claim = await aClaim(ctx);
    const [anush, levon, nino] = [await aMember(ctx), await aMember(ctx), await aMember(ctx)];
    const subject = { kind: "claim" as const, subject: claim.claim };
    await followSubject(as(anush), { ...subject, following: "following" });
    await followSubject(as(levon), { ...subject, following: "following" });
    await followSubject(as(levon), { ...subject, following: "muted" });
    await followSubject(as(nino), { ...subject, following: "following" });
    await attachSource(as(nino), aSourceInput(claim));
    expect(await kindsOf(as(anush))).toEqual(["followed source.attached"]);
    expect((await listOwnNotices(as(anush), "followed"))[0]).toMatchObject({ number: 1 });
    expect(await kindsOf(as(levon))).toEqual([]);
    expect(await kindsOf(as(nino))).toEqual([]);
    await tellMembers(ctx);
    expect(await kindsOf(as(anush))).toHaveLength(1);
    expect(await listFollows(as(levon))).toMatchObject([{ isMuted: true, subject: claim.claim }]);
    // Being asked is told all the same.
    await ask(as(nino), claim.claim, levon);
    expect(await kindsOf(as(levon))).toEqual(["asked assignment.asked"]);
  });

  test("what came after their vote, as long as it stands", async ({ ctx, as }) => {
    const claim = await aClaim(ctx);
    const { source } = await attachSource(as(await aMember(ctx)), aSourceInput(claim));
    const [voter, tookBack] = [as(await aMember(ctx)), as(await aMember(ctx))];
    await castVote(voter, aVoteInput(claim.claim, source));
    const { version } = await castVote(tookBack, aVoteInput(claim.claim, source));
    await withdrawVote(tookBack, { claim: claim.claim, replaces: version });
    const later = new Date(NOW.getTime() + 60_000);
    const moderator = as(await aMember(ctx, { role: "moderator" }), later);
    await editClaim(moderator, {
      claim: claim.claim,
      fromVersion: 1,
      statement: "The bridge opened on 3 March 2026.",
      reason: "The year was missing.",
    });
    expect(await kindsOf(voter)).toEqual(["after_vote claim.edited"]);
    expect(await kindsOf(tookBack)).toEqual([]);
  });

  test("that their claim was declined and their application answered, once each", async ({ ctx, as }) => {
    const [mary, moderator] = [as(await aMember(ctx)), as(await aMember(ctx, { role: "moderator" }))];
    const { claim } = await submitClaim(mary, aClaimInput(await anArticle(ctx)));
    await declineClaim(moderator, { claim, reason: "Nobody can check this." });
    expect(await kindsOf(mary)).toEqual(["claim_closed claim.declined"]);
    expect((await listOwnNotices(mary, "me"))[0]?.reason).toBe("Nobody can check this.");
    const tigran = await aMember(ctx, { role: "reader" });
    const { application } = await applyToReview(as(tigran), { statement: "I have read land registers for years." });
    await answerApplication(moderator, { application, outcome: "accepted", reason: "Welcome." });
    expect(await kindsOf(as({ ...tigran, role: "reviewer" }))).toEqual(["application application.accepted"]);
  });

  test("of old events only in an inbox that is read already, and never by mail", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx);
    const anush = await aMember(ctx);
    await ask(as(await aMember(ctx)), claim, anush);
    const later = new Date(NOW.getTime() + 20 * 86_400_000);
    await aClaim({ ...ctx, now: later });
    await tellMembers({ ...ctx, now: later });
    expect(await countUnreadNotices(as(anush))).toBe(0);
    expect(await listOwnNotices(as(anush), "all")).toMatchObject([{ kind: "asked", isRead: true }]);
    expect(await queueNotices({ ...ctx, now: later }, "now")).toBe(0);
  });
});

describe("an inbox", () => {
  test("is its member's alone, counts what is not read, and forgets with the account", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx);
    const [anush, levon] = [await aMember(ctx), await aMember(ctx)];
    await ask(as(levon), claim, anush);
    await tellMembers(ctx);
    expect(await countUnreadNotices(as(anush))).toBe(1);
    const [notice] = await listOwnNotices(as(anush), "unread");
    await readNotices(as(levon), { notices: [notice?.id ?? ""], isRead: true });
    expect(await countUnreadNotices(as(anush))).toBe(1);
    await readNotices(as(anush), { notices: [notice?.id ?? ""], isRead: true });
    expect(await countUnreadNotices(as(anush))).toBe(0);
    await readNotices(as(anush), { notices: "all", isRead: false });
    expect(await countUnreadNotices(as(anush))).toBe(1);
    await deleteAccount(as(anush), { handle: anush.handle });
    expect(await ctx.db.select().from(notices).where(eq(notices.member, anush.id))).toEqual([]);
    // What happens later is not told to whoever left.
    await attachSource(as(levon), aSourceInput(await aClaim(ctx)));
    await tellMembers(ctx);
    expect(await ctx.db.select().from(notices).where(eq(notices.member, anush.id))).toEqual([]);
  });
});

describe("mail of notices", () => {
  const SENDER = { name: "Countersign", publicUrl: "https://checks.example" };

  test("goes out at once or once a day, several in one, with a link that stops it by one press", async ({
    ctx,
    as,
  }) => {
    const server = await startMailServer();
    try {
      const anush = await aMember(ctx);
      const levon = as(await aMember(ctx, { name: "levon" }));
      const claims = [await aClaim(ctx), await aClaim(ctx)];
      for (const { claim } of claims) await ask(levon, claim, anush);
      await followSubject(as(anush), { kind: "claim", subject: claims[0]?.claim ?? "", following: "following" });
      await attachSource(levon, aSourceInput(claims[0] ?? (await aClaim(ctx))));
      await tellMembers(ctx);
      const deliver = deliverBySmtp(server.url, "countersign@checks.example");
      const mailed = async (how: "now" | "daily") => {
        await queueNotices(ctx, how);
        await sendMails(ctx, SENDER, deliver);
        return server.received
          .splice(0)
          .filter(
            ({ to }) => to === `${anush.handle}@example.org`.toLowerCase() || to === `${anush.handle}@example.org`,
          );
      };
      const [atOnce, ...more] = await mailed("now");
      expect(more).toEqual([]);
      expect(atOnce?.subject).toBe("2 notices on Countersign");
      expect(atOnce?.text).toContain(`https://checks.example/en/desk/claims/${claims[0]?.claim}`);
      expect(atOnce?.raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
      expect(await mailed("now")).toEqual([]);
      const [daily] = await mailed("daily");
      expect(daily?.subject).toBe("S1 was attached");
      expect(await mailed("daily")).toEqual([]);

      const stop = /List-Unsubscribe: <https:\/\/checks\.example\/api\/stop-mail\/([\w-]+)>/.exec(
        (atOnce?.raw ?? "").replaceAll(/\r\n[ \t]+/g, " ").replaceAll("= ", ""),
      )?.[1];
      await stopNoticeMail(systemCtx(ctx.db, { now: NOW }), { token: stop ?? "" });
      expect((await listNoticePreferences(as(anush))).every(({ mail }) => mail === "off")).toBe(true);
      await chooseNoticeMail(as(anush), { kind: "asked", mail: "daily" });
      await ask(levon, (await aClaim(ctx)).claim, anush);
      await tellMembers(ctx);
      expect(await mailed("now")).toEqual([]);
      expect(await mailed("daily")).toHaveLength(1);
      await expect(stopNoticeMail(systemCtx(ctx.db, { now: NOW }), { token: `${stop}x` })).rejects.toMatchObject({
        reason: "not_found",
      });
    } finally {
      await server.stop();
    }
  });

  test("leaves out what was read, and reminds nobody of a vote that they have cast", async ({ ctx, as }) => {
    const [read, voted, neither] = [await aMember(ctx), await aMember(ctx), await aMember(ctx)];
    const decided = await aDecidedClaim(ctx);
    const levon = as(await aMember(ctx));
    for (const member of [read, voted, neither]) await ask(levon, decided.claim, member);
    await tellMembers(ctx);
    await readNotices(as(read), { notices: "all", isRead: true });
    await castVote(as(voted), aVoteInput(decided.claim, decided.source));
    await queueNotices(ctx, "now");
    const queued = await ctx.db.select({ sealed: mails.sealed }).from(mails);
    expect(queued.map(({ sealed }) => sealed && unsealWords(sealed).to)).toEqual([`${neither.handle}@example.org`]);
  });
});

describe("somebody who may still vote", () => {
  test("is told the same at the same time whatever others voted", async ({ ctx, as }) => {
    const told: unknown[] = [];
    for (const rating of ["true", "false"] as const) {
      const claim = await aClaim(ctx);
      const { source } = await attachSource(as(await aMember(ctx)), aSourceInput(claim));
      const blind = await aMember(ctx);
      await followSubject(as(blind), { kind: "claim", subject: claim.claim, following: "following" });
      const others = rating === "true" ? 6 : 0;
      for (let n = 0; n < others; n++) {
        await castVote(as(await aMember(ctx)), { ...aVoteInput(claim.claim, source), rating });
      }
      await ask(as(await aMember(ctx, { name: "asker" })), claim.claim, blind);
      await attachSource(
        as(await aMember(ctx)),
        aSourceInput(claim, { quote: "The bridge opened to pedestrians on 3 March" }),
      );
      await tellMembers(ctx);
      await queueNotices(ctx, "daily");
      told.push(
        (await listOwnNotices(as(blind), "all")).map(({ kind, action, at, number }) => ({ kind, action, at, number })),
      );
    }
    expect(told[0]).toEqual(told[1]);
    expect(told[0]).toHaveLength(3);
  });
});

async function aCheckOfOthers(ctx: Ctx, as: (member: TestMember) => Ctx) {
  const [submitter, sourceBy] = [await aMember(ctx), await aMember(ctx)];
  const article = await anArticle(ctx);
  const { claim } = await submitClaim(as(submitter), aClaimInput(article));
  const evidence = await anArticle(ctx, { title: "The log of the bridge" });
  const { source } = await attachSource(as(sourceBy), aSourceInput({ claim, article, evidence }));
  for (let n = 0; n < 3; n++) await castVote(as(await aMember(ctx)), aVoteInput(claim, source));
  const check = await aPublishedCheck(ctx, { of: { claim, article, source } });
  return { claim, submitter, sourceBy, check };
}
