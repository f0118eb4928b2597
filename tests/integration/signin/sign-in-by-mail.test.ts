import { eq } from "drizzle-orm";
import { mails, members, sessions, signInRequests } from "#db/schema";
import { findSession, hashOfToken } from "#server/auth/session";
import { type Ctx, DEFAULT_SETTINGS, memberCtx } from "#server/core/context";
import { unsealWords } from "#server/mail/sealed-words";
import { inviteMembers } from "#server/members/invite-members";
import { listInvitations } from "#server/members/queries";
import { askForSignIn } from "#server/signin/ask-for-sign-in";
import { findLink, findRequestOfBrowser } from "#server/signin/public-queries";
import { CODE_TRIES_MAX, MAILS_PER_HOUR_MAX } from "#server/signin/rules";
import { signInByCode } from "#server/signin/sign-in-by-code";
import { signInByLink } from "#server/signin/sign-in-by-link";
import { takeBackSignIn } from "#server/signin/take-back-sign-in";
import { aMember } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const open = (ctx: Ctx): Ctx => ({ ...ctx, settings: { ...DEFAULT_SETTINGS, signUp: "open" } });
const proven = { sessionToken: null, browser: "Firefox · Linux" };

/** The mail that was written for the last request. */
let written: { sealed: Uint8Array | null } | undefined;

async function ask(ctx: Ctx, email: string, invitation: string | null = null) {
  const before = new Set((await ctx.db.select({ id: mails.id }).from(mails)).map(({ id }) => id));
  const asked = { email, invitation, comesFrom: "/en/desk/claims", browser: "Firefox · Linux" };
  const answer = await askForSignIn(ctx, asked);
  written = (await ctx.db.select().from(mails)).find(({ id }) => !before.has(id));
  return answer;
}

/** What was mailed last, or null when it was nothing. */
function lastMail(): { to: string; token: string; code: string } | null {
  const words = written?.sealed ? unsealWords(written.sealed) : null;
  return words?.kind === "sign_in" ? words : null;
}

async function emailOf(ctx: Ctx, { id }: { id: string }): Promise<string> {
  const [row] = await ctx.db.select().from(members).where(eq(members.id, id));
  return row?.email ?? "";
}

describe("signing in by mail", () => {
  test("opens a session with the code, once, and comes back to the page that was asked for", async ({
    ctx,
    asSystem,
  }) => {
    const grace = await aMember(ctx, { name: "Grace" });
    const { browserToken } = await ask(asSystem, await emailOf(ctx, grace));
    const mail = lastMail();
    const kept = JSON.stringify([await ctx.db.select().from(signInRequests), await ctx.db.select().from(mails)]);
    for (const hidden of [mail?.token ?? "", `"${mail?.code}"`, browserToken]) expect(kept).not.toContain(hidden);
    expect(await findRequestOfBrowser(ctx, browserToken)).toMatchObject({ triesLeft: CODE_TRIES_MAX });
    const code = `${mail?.code.slice(0, 3)} ${mail?.code.slice(3)}`;
    const opened = await signInByCode(asSystem, { browserToken, code, ...proven });
    expect(opened).toMatchObject({ comesFrom: "/en/desk/claims" });
    expect((await findSession(ctx.db, opened.token, NOW))?.actor).toMatchObject({ id: grace.id });
    expect((await historyOf(ctx, grace.id)).at(-1)).toMatchObject({ action: "member.signed-in", audience: "actor" });
    await expect(signInByCode(asSystem, { browserToken, code, ...proven })).rejects.toMatchObject({
      reason: "sign_in_closed",
    });
    expect(await findLink(ctx, mail?.token ?? "", browserToken)).toEqual({ state: "closed" });
  });

  test("opens a session with the link, in the browser that asked and in no other", async ({ ctx, asSystem }) => {
    const grace = await aMember(ctx, { name: "Grace" });
    const { browserToken } = await ask(asSystem, await emailOf(ctx, grace));
    const token = lastMail()?.token ?? "";
    const { browserToken: other } = await ask(asSystem, "other@example.org");
    expect(await findLink(ctx, token, null)).toEqual({ state: "elsewhere" });
    expect(await findLink(ctx, token, other)).toEqual({ state: "elsewhere" });
    expect(await findLink(ctx, token, browserToken)).toMatchObject({ state: "confirm" });
    const elsewhere = signInByLink(asSystem, { token, browserToken: other, ...proven });
    await expect(elsewhere).rejects.toMatchObject({ reason: "sign_in_closed" });
    const before = await ctx.db.$count(sessions);
    await signInByLink(asSystem, { token, browserToken, ...proven });
    expect(await ctx.db.$count(sessions)).toBe(before + 1);
    await expect(signInByLink(asSystem, { token, browserToken, ...proven })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("ends the session that the browser had", async ({ ctx, asSystem }) => {
    const email = await emailOf(ctx, await aMember(ctx));
    const first = await ask(asSystem, email);
    const { token: sessionToken } = await signInByCode(asSystem, {
      ...first,
      code: lastMail()?.code ?? "",
      ...proven,
    });
    const second = await ask(asSystem, email);
    const code = lastMail()?.code ?? "";
    const { token } = await signInByCode(asSystem, { ...second, code, sessionToken, browser: "" });
    expect(token).not.toBe(sessionToken);
    expect(await findSession(ctx.db, sessionToken, NOW)).toBeNull();
    expect(await ctx.db.$count(sessions, eq(sessions.sessionToken, hashOfToken(token)))).toBe(1);
  });

  test("is over after ten minutes, after five guesses, and when it is taken back", async ({ ctx, asSystem }) => {
    const email = await emailOf(ctx, await aMember(ctx));
    const old = await ask(asSystem, email);
    const oldMail = lastMail();
    const tooLate = { ...asSystem, now: later(10) };
    const show = { ...old, code: oldMail?.code ?? "", ...proven };
    await expect(signInByCode(tooLate, show)).rejects.toMatchObject({ reason: "sign_in_closed" });
    expect(await findLink(tooLate, oldMail?.token ?? "", old.browserToken)).toEqual({ state: "closed" });

    const { browserToken } = await ask(asSystem, email);
    const mail = lastMail();
    const wrong = mail?.code === "000000" ? "000001" : "000000";
    const left: unknown[] = [];
    for (let guess = 0; guess < 20; guess++) {
      await signInByCode(asSystem, { browserToken, code: wrong, ...proven }).catch((error) =>
        left.push(error.params.left ?? error.reason),
      );
    }
    expect(left.slice(0, 6)).toEqual([4, 3, 2, 1, "sign_in_void", "sign_in_closed"]);
    expect(left).toHaveLength(20);
    // The right code and the link are of no use any more.
    await expect(signInByCode(asSystem, { browserToken, code: mail?.code ?? "", ...proven })).rejects.toMatchObject({
      reason: "sign_in_closed",
    });
    expect(await findLink(ctx, mail?.token ?? "", browserToken)).toEqual({ state: "closed" });

    const third = await ask(asSystem, email);
    const token = lastMail()?.token ?? "";
    await takeBackSignIn(asSystem, { token });
    await takeBackSignIn(asSystem, { token });
    await expect(signInByLink(asSystem, { token, ...third, ...proven })).rejects.toMatchObject({ code: "not_found" });
  });

  test("sends nothing to who may not come in, and no more than five mails in an hour", async ({ ctx, asSystem }) => {
    const unknown = "nobody@example.org";
    const answer = await ask(asSystem, unknown);
    expect(Object.keys(answer)).toEqual(["browserToken", "maxAgeSeconds"]);
    expect(lastMail()).toBeNull();
    expect(await findRequestOfBrowser(ctx, answer.browserToken)).toMatchObject({ email: unknown });
    await ask(open(asSystem), unknown);
    expect(lastMail()).toMatchObject({ to: unknown });

    const email = await emailOf(ctx, await aMember(ctx));
    for (let asked = 0; asked < MAILS_PER_HOUR_MAX; asked++) {
      await ask(asSystem, email);
      expect(lastMail()).not.toBeNull();
    }
    await ask(asSystem, email);
    expect(lastMail()).toBeNull();
    await ask({ ...asSystem, now: later(61) }, email);
    expect(lastMail()).not.toBeNull();
  });

  test("makes a newcomer of whoever joins, with the role of the invitation, as often as it says", async ({
    ctx,
    asSystem,
  }) => {
    const iris = await aMember(ctx, { name: "Iris", role: "moderator" });
    const moderator = memberCtx(ctx.db, iris, { now: NOW });
    const { token } = await inviteMembers(moderator, { by: "link", role: "reviewer", days: 7, usesMax: 1 });
    const [oda, talin] = [await ask(asSystem, "oda@example.org", token), lastMail()];
    const late = await ask(asSystem, "late@example.org", token);
    const lateCode = lastMail()?.code ?? "";
    const opened = await signInByCode(asSystem, { ...oda, code: talin?.code ?? "", ...proven });
    const session = await findSession(ctx.db, opened.token, NOW);
    expect(session?.actor.kind).toBe("newcomer");
    expect((await listInvitations(moderator, 1))[0]).toMatchObject({ uses: 1 });
    const [row] = await ctx.db.select().from(members).where(eq(members.email, "oda@example.org"));
    expect(row).toMatchObject({ namedAt: null, emailVerified: NOW });
    await ctx.db
      .update(members)
      .set({ namedAt: NOW })
      .where(eq(members.id, row?.id ?? ""));
    expect((await findSession(ctx.db, opened.token, NOW))?.actor).toMatchObject({ role: "reviewer" });
    // Who asked in time and comes too late is told, and no account is made.
    await expect(signInByCode(asSystem, { ...late, code: lateCode, ...proven })).rejects.toMatchObject({
      reason: "invitation_closed",
    });
    expect(await ctx.db.$count(members, eq(members.email, "late@example.org"))).toBe(0);
  });

  test("takes no role away from a member who accepts an invitation to a lesser one", async ({ ctx, asSystem }) => {
    const admin = await aMember(ctx, { role: "admin" });
    const { token } = await inviteMembers(memberCtx(ctx.db, admin, { now: NOW }), {
      by: "link",
      role: "reader",
      days: 7,
      usesMax: 9,
    });
    const asked = await ask(asSystem, await emailOf(ctx, admin), token);
    const opened = await signInByCode(asSystem, { ...asked, code: lastMail()?.code ?? "", ...proven });
    expect((await findSession(ctx.db, opened.token, NOW))?.actor).toMatchObject({ role: "admin" });
  });
});
