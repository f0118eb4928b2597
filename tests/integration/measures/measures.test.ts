import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { blobs, copies, members, messageVersions, sessions, sources } from "#db/schema";
import { findSession } from "#server/auth/session";
import { getPublishedCheck, listChecksOfMember, listLatestChecks, listNews } from "#server/checks/public-queries";
import { type Ctx, memberCtx } from "#server/core/context";
import { listCorrections } from "#server/corrections/public-queries";
import { editMessage } from "#server/discussion/edit-message";
import { postMessage } from "#server/discussion/post-message";
import { findThread, listMessageVersions } from "#server/discussion/queries";
import { takeAllowance } from "#server/limits/take-allowance";
import { endMeasure } from "#server/measures/end-measure";
import { eraseWords } from "#server/measures/erase-words";
import { findWithheld, listMeasures } from "#server/measures/public-queries";
import { listOwnMeasures } from "#server/measures/queries";
import { takeMeasure } from "#server/measures/take-measure";
import { withholdCheck } from "#server/measures/withhold-check";
import { listOwnNotices } from "#server/notices/queries";
import { getReceipt } from "#server/receipts/public-queries";
import { fileReport } from "#server/reports/file-report";
import { writeSession } from "#server/signin/write-session";
import { castVote } from "#server/votes/cast-vote";
import {
  aClaim,
  aDecidedClaim,
  aMeasureInput,
  aMember,
  aPublishedCheck,
  aReportInput,
  aSource,
  aVoteInput,
  correct,
  type TestMember,
} from "#tests/support/factories";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const DAY_MS = 86_400_000;
const say = (as: Ctx, claim: string) =>
  postMessage(as, { thread: "evidence", subject: claim, source: null, repliesTo: null, text: "Where is the log?" });

/** Who asks in an open session of a member, as the next request of their browser finds them. */
async function atNextRequest(ctx: Ctx, member: TestMember, now = NOW) {
  const { token } = await writeSession({ ...ctx, now: NOW }, { member: member.id, browser: "" });
  return async () => {
    const found = await findSession(ctx.db, token, now);
    return found?.actor.kind === "member" ? memberCtx(ctx.db, found.actor, { now }) : null;
  };
}

describe("a member who is suspended", () => {
  test("is cut off at the next request of an open session, reads and reports, and goes on when it is over or ended", async ({
    ctx,
    as,
  }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    const dario = await aMember(ctx, { name: "dario" });
    const asks = await atNextRequest(ctx, dario);
    const before = await asks();
    if (!before) throw new Error("There is no session.");
    await say(before, claim);
    const iris = as(await aMember(ctx, { role: "moderator" }));
    const { measure } = await takeMeasure(iris, aMeasureInput(dario.id));
    const after = await asks();
    if (!after) throw new Error("A suspension ended the session.");
    for (const write of [() => say(after, claim), () => castVote(after, aVoteInput(claim, source))]) {
      await expect(write()).rejects.toMatchObject({ reason: "suspended" });
    }
    expect((await findThread(after, "evidence", claim))?.may.write).toBe(false);
    expect(await listOwnNotices(after, "all")).toEqual([]);
    expect(await listOwnMeasures(after)).toMatchObject([{ kind: "suspend", words: expect.stringContaining("warned") }]);
    await fileReport(after, aReportInput(iris.actor.kind === "member" ? iris.actor.id : "", { kind: "member" }));
    const later = await atNextRequest(ctx, dario, new Date(NOW.getTime() + 7 * DAY_MS));
    expect((await later())?.actor).not.toHaveProperty("isSuspended");
    await endMeasure(iris, { measure, reason: "It was somebody else." });
    expect((await asks())?.actor).not.toHaveProperty("isSuspended");
    await expect(endMeasure(iris, { measure, reason: "Once more, please." })).rejects.toMatchObject({
      reason: "measure_over",
    });
  });

  test("a moderator too holds no more than a reader", async ({ ctx, as }) => {
    const ovid = await aMember(ctx, { role: "moderator" });
    const asks = await atNextRequest(ctx, ovid);
    const admin = as(await aMember(ctx, { role: "admin" }));
    const iris = as(await aMember(ctx, { role: "moderator" }));
    await expect(takeMeasure(iris, aMeasureInput(ovid.id))).rejects.toMatchObject({ reason: "admins_only" });
    await takeMeasure(admin, aMeasureInput(ovid.id));
    const suspended = await asks();
    if (!suspended) throw new Error("A suspension ended the session.");
    await expect(takeMeasure(suspended, aMeasureInput((await aMember(ctx)).id))).rejects.toMatchObject({
      reason: "suspended",
    });
  });

  test("by a ban is signed out everywhere, and only administrators ban", async ({ ctx, as }) => {
    const mallory = await aMember(ctx);
    const asks = await atNextRequest(ctx, mallory);
    const ban = aMeasureInput(mallory.id, { kind: "ban", days: null });
    const iris = as(await aMember(ctx, { role: "moderator" }));
    await expect(takeMeasure(iris, ban)).rejects.toMatchObject({ reason: "admins_only" });
    await takeMeasure(as(await aMember(ctx, { role: "admin" })), ban);
    expect(await asks()).toBeNull();
    expect(await ctx.db.$count(sessions)).toBe(0);
    // Whoever signs in again reads why, and can do nothing else.
    expect((await (await atNextRequest(ctx, mallory))())?.actor).toMatchObject({ isSuspended: true });
    expect(await ctx.db.$count(members)).toBeGreaterThan(2);
  });
});

describe("a member who is limited", () => {
  test("changes so much in a day and no more", async ({ ctx, as }) => {
    const dario = await aMember(ctx);
    const asks = await atNextRequest(ctx, dario);
    const iris = as(await aMember(ctx, { role: "moderator" }));
    await takeMeasure(iris, aMeasureInput(dario.id, { kind: "limit", perDay: 2 }));
    const limited = await asks();
    if (!limited) throw new Error("A limit ended the session.");
    for (let n = 0; n < 2; n++) await takeAllowance(limited, "write");
    await expect(takeAllowance(limited, "write")).rejects.toMatchObject({ reason: "limit_write" });
    await takeAllowance({ ...limited, now: new Date(NOW.getTime() + DAY_MS) }, "write");
  });
});

describe("words", () => {
  test("that are hidden are read by their author and by moderators alone, who see that they are", async ({
    ctx,
    as,
  }) => {
    const { claim } = await aClaim(ctx);
    const [dario, other] = [as(await aMember(ctx)), as(await aMember(ctx))];
    const { message } = await say(dario, claim);
    const iris = as(await aMember(ctx, { role: "moderator" }));
    const { measure } = await takeMeasure(iris, aMeasureInput(message, { kind: "hide", days: null }));
    const textFor = async (reader: Ctx) => {
      const [first] = (await findThread(reader, "evidence", claim))?.messages ?? [];
      return [first?.text, first?.hiddenBecause];
    };
    const because = "Personal attacks, after two warnings.";
    expect(await textFor(other)).toEqual([null, because]);
    expect(await textFor(dario)).toEqual(["Where is the log?", because]);
    expect(await textFor(iris)).toEqual(["Where is the log?", because]);
    await endMeasure(iris, { measure, reason: "It was a quotation." });
    expect(await textFor(other)).toEqual(["Where is the log?", null]);
  });

  test("are not added to talk that is locked, but by moderators", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx);
    const iris = as(await aMember(ctx, { role: "moderator" }));
    await takeMeasure(iris, aMeasureInput(claim, { kind: "lock", days: null }));
    await expect(say(as(await aMember(ctx)), claim)).rejects.toMatchObject({ reason: "thread_locked" });
    await say(iris, claim);
  });
});

describe("the public log", () => {
  test("says what, why and by which role, and never about whom or by whom", async ({ ctx, as }) => {
    const dario = await aMember(ctx, { name: "dario" });
    const iris = await aMember(ctx, { name: "iris", role: "moderator" });
    const { measure } = await takeMeasure(as(iris), aMeasureInput(dario.id));
    await endMeasure(as(iris), { measure, reason: "It was somebody else." });
    const log = await listMeasures(ctx);
    expect(log).toMatchObject([
      { kind: "suspend", rule: "respect", byRole: "moderator", ended: { reason: "It was somebody else." } },
    ]);
    const text = JSON.stringify(log);
    for (const secret of [dario.id, dario.handle, iris.id, iris.handle, "warned twice"])
      expect(text).not.toContain(secret);
  });

  test("a measure is about others, and says for how long where it ends", async ({ ctx, as }) => {
    const iris = await aMember(ctx, { role: "moderator" });
    await expect(takeMeasure(as(iris), aMeasureInput(iris.id))).rejects.toMatchObject({ reason: "measure_own" });
  });
});

describe("a check that is withheld", () => {
  test("is read nowhere, but for when and why; and is there again as it was when that is over", async ({ ctx, as }) => {
    const check = await correct(ctx, await aPublishedCheck(ctx), { answer: "It was open on two days." });
    const admin = as(await aMember(ctx, { role: "admin" }));
    const publicNote = "A court in Bern ordered it, case 12/2026.";
    const { measure } = await withholdCheck(admin, { check: check.id, publicNote });
    for (const read of [
      () => getPublishedCheck(ctx, check.slug),
      () => getPublishedCheck(ctx, check.slug, 2),
      () => getReceipt(ctx, check.slug),
    ]) {
      await expect(read()).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await findWithheld(ctx, check.slug)).toMatchObject({ publicNote });
    const everywhere = [
      await listLatestChecks(ctx, 10),
      await listCorrections(ctx, 10),
      await listNews(ctx),
      (await listChecksOfMember(ctx, check.author.id)).written,
      await listMeasures(ctx),
    ];
    expect(JSON.stringify(everywhere)).not.toContain(check.title);
    await expect(withholdCheck(admin, { check: check.id, publicNote })).rejects.toMatchObject({
      reason: "check_not_published",
    });
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    await expect(endMeasure(moderator, { measure, reason: "The order was lifted." })).rejects.toMatchObject({
      reason: "admins_only",
    });
    await endMeasure(admin, { measure, reason: "The order was lifted." });
    expect(await getPublishedCheck(ctx, check.slug)).toMatchObject({ state: "corrected" });
    expect(await findWithheld(ctx, check.slug)).toBeNull();
    expect(JSON.stringify(await listCorrections(ctx, 10))).toContain(check.title);
  });
});

describe("words that are erased", () => {
  const publicNote = "A person’s right to be forgotten.";

  test("are gone in every version, with the day, the ground and their SHA-256 in their place, and stay so", async ({
    ctx,
    as,
  }) => {
    const { claim } = await aClaim(ctx);
    const dario = as(await aMember(ctx));
    const { message } = await say(dario, claim);
    await editMessage(dario, { message, fromVersion: 1, text: "Where is the log of Ada Lovelace?" });
    const admin = as(await aMember(ctx, { role: "admin" }));
    await eraseWords(admin, { kind: "message", subject: message, ground: "personal_right", publicNote });
    const versions = await listMessageVersions(dario, message);
    const hash = createHash("sha256").update("Where is the log?").digest("hex");
    expect(versions[0]?.text).toBe(`[erased 2026-03-02, personal_right, SHA-256 ${hash}]`);
    expect(versions[1]?.text).toMatch(/^\[erased 2026-03-02, personal_right, SHA-256 [0-9a-f]{64}\]$/);
    await eraseWords(admin, { kind: "message", subject: message, ground: "court_order", publicNote });
    expect(await listMessageVersions(dario, message)).toEqual(versions);
    const { measure } = (await listMeasures(ctx)).map(({ id }) => ({ measure: id }))[0] ?? { measure: "" };
    await expect(endMeasure(admin, { measure, reason: "Bring it back, please." })).rejects.toMatchObject({
      reason: "measure_over",
    });
  });

  test("may be a copy with its bytes, and what a source quotes", async ({ ctx, as }) => {
    const { claim, article, evidence } = await aClaim(ctx);
    const { source } = await aSource(ctx, { claim, article, ...(evidence && { evidence }) });
    const admin = as(await aMember(ctx, { role: "admin" }));
    const copy = evidence?.copy ?? "";
    const [before] = await ctx.db.select().from(copies).where(eq(copies.id, copy));
    await eraseWords(admin, { kind: "copy", subject: copy, ground: "court_order", publicNote });
    await eraseWords(admin, { kind: "source", subject: source, ground: "court_order", publicNote });
    const [after] = await ctx.db.select().from(copies).where(eq(copies.id, copy));
    expect(after?.text).toMatch(/^\[erased /);
    expect(after).toMatchObject({ sha256: before?.sha256, words: before?.words, title: before?.title });
    const [blob] = await ctx.db
      .select()
      .from(blobs)
      .where(eq(blobs.sha256, before?.sha256 ?? ""));
    expect(Buffer.from(blob?.bytes ?? []).toString()).toBe(
      `[erased 2026-03-02, court_order, SHA-256 ${before?.sha256}]`,
    );
    const [quoted] = await ctx.db.select().from(sources).where(eq(sources.id, source));
    expect(quoted?.quote).toMatch(/^\[erased /);
  });

  test("are replaced by nothing else, also not while something is erased", async ({ own }) => {
    const { ctx } = own;
    const { claim } = await aClaim(ctx);
    const { message } = await say(memberCtx(ctx.db, await aMember(ctx), { now: NOW }), claim);
    const attempts = [
      sql`update message_versions set text = 'other' where message = ${message}`,
      sql`update message_versions set at = now() where message = ${message}`,
      sql`update message_versions set text = erased_words('x'::bytea, 'court_order', '2026-03-02') where message = ${message}`,
      sql`delete from message_versions where message = ${message}`,
    ];
    for (const attempt of attempts) {
      const tried = ctx.db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('countersign.erasing', 'court_order', true),
          set_config('countersign.erased_on', '2026-03-02', true)`);
        await tx.execute(attempt);
      });
      await expect(tried).rejects.toMatchObject({ code: "23001" });
    }
    expect(await ctx.db.select().from(messageVersions)).toMatchObject([{ text: "Where is the log?" }]);
  });
});
