import { eq } from "drizzle-orm";
import { appearances, articles, contacts, copies, mails, members } from "#db/schema";
import { type Ctx, systemCtx } from "#server/core/context";
import { answerLetter } from "#server/letters/answer-letter";
import { findCheckedAlready, listDecidedObjections } from "#server/letters/public-queries";
import { getLetter } from "#server/letters/queries";
import { sendLetter } from "#server/letters/send-letter";
import { unsealWords } from "#server/mail/sealed-words";
import { listQueue } from "#server/moderation/desk-queries";
import { listOwnNotices } from "#server/notices/queries";
import { confirmContact } from "#server/reports/confirm-contact";
import { aDraft, aLetterInput, aMember, aPublishedCheck, correct, unique } from "#tests/support/factories";
import { tellMembers } from "#tests/support/notices";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const DECLINED = { outcome: "declined" as const, reason: "The log says the same on page 4." };
const mailsOf = async (ctx: Ctx) =>
  (await ctx.db.select().from(mails)).flatMap(({ sealed }) => (sealed ? [unsealWords(sealed)] : []));

describe("a letter", () => {
  test("waits in the queue, is answered once, and its sender hears why", async ({ ctx, as }) => {
    const check = await aPublishedCheck(ctx);
    const reader = as(await aMember(ctx, { role: "reader" }));
    const { letter } = await sendLetter(reader, aLetterInput(check.slug));
    const iris = as(await aMember(ctx, { role: "moderator" }));
    const waiting = async () => (await listQueue(iris)).filter(({ kind }) => kind === "error");
    expect(await waiting()).toMatchObject([{ item: letter, title: check.title }]);
    expect(await getLetter(iris, letter)).toMatchObject({
      text: "The second source is for 2022 and not for 2023.",
      check: { id: check.id, slug: check.slug },
      answer: null,
      mayAnswer: true,
    });
    await answerLetter(iris, { letter, outcome: "corrected", reason: "You are right, and it is corrected now." });
    expect(await waiting()).toEqual([]);
    await expect(answerLetter(iris, { letter, ...DECLINED })).rejects.toMatchObject({ reason: "letter_answered" });
    await tellMembers(ctx);
    expect(await listOwnNotices(reader, "me")).toMatchObject([
      { kind: "letter_answer", reason: "You are right, and it is corrected now.", check: { id: check.id }, by: null },
    ]);
  });

  test("of somebody who is no member is answered by mail, if they confirmed their address, which is then gone", async ({
    ctx,
    as,
  }) => {
    const visitor = systemCtx(ctx.db, { now: NOW });
    const { letter } = await sendLetter(
      visitor,
      aLetterInput(null, { kind: "request", email: "oda@example.org", text: "Was the tram line closed in March?" }),
    );
    const [asked] = await mailsOf(ctx);
    await confirmContact(visitor, { token: asked?.kind === "confirm" ? asked.token : "" });
    await ctx.db.delete(mails);
    const iris = as(await aMember(ctx, { role: "moderator" }));
    await answerLetter(iris, { letter, outcome: "accepted", reason: "It is a claim now, and reviewers look at it." });
    expect(await mailsOf(ctx)).toMatchObject([{ kind: "letter", to: "oda@example.org", outcome: "accepted" }]);
    expect(await ctx.db.select().from(contacts)).toMatchObject([{ sealed: null }]);
  });

  test("is about what is published", async ({ ctx, as }) => {
    const reader = as(await aMember(ctx, { role: "reader" }));
    await aDraft(ctx);
    await expect(sendLetter(reader, aLetterInput("no-such-check"))).rejects.toMatchObject({ reason: "not_found" });
  });
});

describe("an objection to a verdict", () => {
  test("is decided by somebody who had no part in the check; its outcome stands on the page, without who sent it", async ({
    ctx,
    as,
  }) => {
    const check = await aPublishedCheck(ctx);
    await correct(ctx, check, { answer: "It was open on two days." });
    const nino = await aMember(ctx, { role: "reader", name: "nino" });
    const ovid = as(await aMember(ctx, { role: "moderator", name: "ovid" }));
    const { letter } = await sendLetter(
      as(nino),
      aLetterInput(check.slug, { kind: "objection", sender: "person_checked" }),
    );
    const answer = (decider: Ctx) => answerLetter(decider, { letter, ...DECLINED });
    // Who wrote it, voted on it, approved or corrected it may not decide, whatever role they hold.
    const involved = await ctx.db.select({ id: members.id, handle: members.handle }).from(members);
    const author = as({ ...check.author, role: "moderator" });
    await expect(answer(author)).rejects.toMatchObject({ reason: "objection_involved" });
    expect((await getLetter(author, letter)).mayAnswer).toBe(false);
    for (const { id, handle } of involved.filter((member) => member.handle.startsWith("Grace-"))) {
      await expect(answer(as({ id, handle, role: "moderator" }))).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await listDecidedObjections(ctx, check.slug)).toEqual([]);
    await answer(ovid);
    const decided = await listDecidedObjections(ctx, check.slug);
    expect(decided).toMatchObject([{ sender: "person_checked", outcome: "declined", wasInvolved: false }]);
    expect(JSON.stringify(decided)).not.toContain(nino.handle);
  });

  test("is decided by an administrator where nobody is left who had no part, and the page says so", async ({
    ctx,
    as,
  }) => {
    const admin = await aMember(ctx, { role: "admin" });
    const check = await aPublishedCheck(ctx, { by: admin });
    const reader = as(await aMember(ctx, { role: "reader" }));
    const { letter } = await sendLetter(reader, aLetterInput(check.slug, { kind: "objection" }));
    await answerLetter(as(admin), { letter, ...DECLINED });
    expect(await listDecidedObjections(ctx, check.slug)).toMatchObject([{ wasInvolved: true }]);
  });
});

describe("what somebody asks to have checked", () => {
  test("is found by its words, by an address where it was said, however it is written, and by one that is quoted", async ({
    ctx,
  }) => {
    const word = `quay${unique()}`;
    const check = await aPublishedCheck(ctx, { title: `Was the ${word} closed in March 2026?` });
    const slugs = async (text: string, evidence = "") =>
      (await findCheckedAlready(ctx, { text, evidence })).map(({ slug }) => slug);
    expect(await slugs(`Is the ${word} closed? The mayor says so.`)).toContain(check.slug);
    const other = `https://news.example.org/${unique()}`;
    const [claim = ""] = check.claims;
    const [{ url } = { url: "" }] = await ctx.db
      .select({ url: articles.url })
      .from(appearances)
      .innerJoin(copies, eq(copies.id, appearances.copy))
      .innerJoin(articles, eq(articles.id, copies.article))
      .where(eq(appearances.claim, claim));
    const shared = `${url?.replace("https://", "https://www.")}?utm_source=x`;
    expect(await slugs("Please look at what they say here:", shared)).toEqual([check.slug]);
    expect(await slugs(`Please look at ${shared}`)).toEqual([check.slug]);
    expect(await slugs("Please look at what they say here:", other)).toEqual([]);
    expect(await slugs("xyzzy plugh nothing alike")).toEqual([]);
  });
});
