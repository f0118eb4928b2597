import { eq } from "drizzle-orm";
import { accounts, members, roleGrants, sessions } from "#db/schema";
import { hashingAdapter } from "#server/auth/adapter";
import { findSession, hashOfToken, keepSessionSeen } from "#server/auth/session";
import { addDemoMember } from "#server/members/add-demo-member";
import { endSession } from "#server/signin/end-session";
import { openDemoSession } from "#server/signin/open-demo-session";
import { SESSION_IDLE_DAYS } from "#server/signin/rules";
import { writeSession } from "#server/signin/write-session";
import { aMember } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

const memberOf = async (...asked: Parameters<typeof findSession>) => (await findSession(...asked))?.actor ?? null;

describe("a member of the example newsroom", () => {
  test("is signed in for a day by a token of which only the hash is kept", async ({ ctx, asSystem }) => {
    const { id } = await addDemoMember(asSystem, { handle: "anush", role: "reviewer" });
    const { token } = await openDemoSession(asSystem, { handle: "anush", browser: "Firefox" });
    expect(JSON.stringify(await ctx.db.select().from(sessions))).not.toContain(token);
    const found = await memberOf(ctx.db, token, NOW);
    expect(found).toEqual({ kind: "member", id, handle: "anush", role: "reviewer", isNew: true, joinedAt: NOW });
    expect(await memberOf(ctx.db, token, hours(24))).toBeNull();
    expect(await memberOf(ctx.db, hashOfToken(token), NOW)).toBeNull();
    expect((await historyOf(ctx, id)).at(-1)).toMatchObject({ action: "member.signed-in", audience: "actor" });
  });

  test("is the only one who can be signed in so", async ({ ctx, asSystem }) => {
    const { handle } = await aMember(ctx);
    await expect(openDemoSession(asSystem, { handle, browser: "" })).rejects.toMatchObject({ code: "not_found" });
    const closed = { ...asSystem, settings: { ...asSystem.settings, hasDemoSignIn: false } };
    await expect(openDemoSession(closed, { handle: "anush", browser: "Firefox" })).rejects.toMatchObject({
      reason: "demo_sign_in_off",
    });
  });
});

describe("a session", () => {
  test("has the role that its member holds at the moment, and ends with a deleted account", async ({
    ctx,
    asSystem,
  }) => {
    const { id } = await addDemoMember(asSystem, { handle: "anush", role: "reviewer" });
    const { token } = await openDemoSession(asSystem, { handle: "anush", browser: "Firefox" });
    await ctx.db.insert(roleGrants).values({ member: id, role: "reader", reason: "For a test." });
    expect(await memberOf(ctx.db, token, NOW)).toMatchObject({ role: "reader" });
    await ctx.db.update(members).set({ tombstonedAt: NOW }).where(eq(members.id, id));
    expect(await memberOf(ctx.db, token, NOW)).toBeNull();
  });

  test("is ended by its member, and by nobody else", async ({ ctx, as, asSystem }) => {
    const anush = await addDemoMember(asSystem, { handle: "anush", role: "reviewer" });
    const { token } = await openDemoSession(asSystem, { handle: "anush", browser: "Firefox" });
    const grace = await aMember(ctx);
    await endSession(as(grace), { token });
    expect((await historyOf(ctx, grace.id)).map(({ action }) => action)).not.toContain("member.signed-out");
    expect(await memberOf(ctx.db, token, NOW)).not.toBeNull();
    await endSession(as(anush), { token });
    expect(await memberOf(ctx.db, token, NOW)).toBeNull();
    expect((await historyOf(ctx, anush.id)).at(-1)).toMatchObject({ action: "member.signed-out" });
  });

  test("ends when it was not used for ten days, and lasts while it is used", async ({ ctx }) => {
    const { id } = await aMember(ctx);
    const { token } = await writeSession({ ...ctx }, { member: id, browser: "Firefox · Linux" });
    const days = (count: number) => hours(24 * count);
    expect(await findSession(ctx.db, token, days(SESSION_IDLE_DAYS))).toBeNull();
    expect(await findSession(ctx.db, token, hours(0.5))).toMatchObject({ isSeenLongAgo: false });
    expect(await findSession(ctx.db, token, days(9))).toMatchObject({ actor: { id }, isSeenLongAgo: true });
    await keepSessionSeen(ctx.db, token, days(9));
    expect(await findSession(ctx.db, token, days(18))).not.toBeNull();
    await keepSessionSeen(ctx.db, token, days(18));
    await keepSessionSeen(ctx.db, token, days(27));
    expect(await findSession(ctx.db, token, days(30))).toBeNull();
  });

  test("is kept by the sign-in library under its hash as well", async ({ ctx }) => {
    const { id } = await aMember(ctx);
    const adapter = hashingAdapter(ctx, "Firefox · Linux");
    const session = await adapter.createSession?.({ sessionToken: "not ours", userId: id, expires: hours(1) });
    const token = session?.sessionToken ?? "";
    const [kept] = await ctx.db.select().from(sessions);
    expect(kept).toMatchObject({ sessionToken: hashOfToken(token), browser: "Firefox · Linux" });
    expect((await adapter.getSessionAndUser?.(token))?.session.sessionToken).toBe(token);
    expect(await memberOf(ctx.db, token, hours(0.5))).toMatchObject({ id });
    // Looking at a session makes it no longer.
    await adapter.updateSession?.({ sessionToken: token, expires: hours(24 * 90) });
    expect(await memberOf(ctx.db, token, hours(24 * 31))).toBeNull();
    await adapter.deleteSession?.(token);
    expect(await ctx.db.$count(sessions)).toBe(0);
  });

  test("of an outside provider never leads into the account of another by its e-mail address", async ({ ctx }) => {
    const grace = await aMember(ctx, { name: "Grace" });
    const [row] = await ctx.db.select().from(members).where(eq(members.id, grace.id));
    const adapter = hashingAdapter(ctx);
    expect(await adapter.getUserByEmail?.(row?.email ?? "")).toBeNull();
    const user = await adapter.createUser?.({ email: row?.email ?? "", emailVerified: NOW });
    expect(user?.id).not.toBe(grace.id);
    await adapter.linkAccount?.({
      userId: user?.id ?? "",
      type: "oauth",
      provider: "oidc",
      providerAccountId: "7",
      access_token: "a token of theirs",
    });
    expect((await adapter.getUserByAccount?.({ provider: "oidc", providerAccountId: "7" }))?.id).toBe(user?.id);
    expect(JSON.stringify(await ctx.db.select().from(accounts))).not.toContain("a token of theirs");
    const [newcomer] = await ctx.db
      .select()
      .from(members)
      .where(eq(members.id, user?.id ?? ""));
    expect(newcomer).toMatchObject({ email: null, namedAt: null });
  });
});
