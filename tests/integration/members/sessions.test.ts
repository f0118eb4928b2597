import { eq } from "drizzle-orm";
import { members, roleGrants, sessions } from "#db/schema";
import { hashingAdapter } from "#server/auth/adapter";
import { findSessionMember, hashOfToken } from "#server/auth/session";
import { addDemoMember } from "#server/members/add-demo-member";
import { endSession } from "#server/members/end-session";
import { DEMO_SESSION_HOURS, openDemoSession } from "#server/members/open-demo-session";
import { listDemoMembers } from "#server/members/public-queries";
import { aMember } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

describe("a member of the example newsroom", () => {
  test("has no e-mail address, holds the role given, and is offered to be signed in as", async ({ ctx, asSystem }) => {
    const anush = await addDemoMember(asSystem, { handle: "Anush", role: "reviewer" });
    await aMember(ctx);
    expect(await listDemoMembers(ctx)).toEqual([{ handle: "Anush", role: "reviewer" }]);
    const [row] = await ctx.db.select().from(members).where(eq(members.id, anush.id));
    expect(row).toMatchObject({ email: null, isDemo: true });
    expect(await historyOf(ctx, anush.id)).toMatchObject([{ action: "member.joined", audience: "moderators" }]);
    const again = addDemoMember(asSystem, { handle: "anush", role: "admin" });
    await expect(again).rejects.toMatchObject({ code: "conflict", reason: "handle_taken" });
  });

  test("is signed in for a day by a token of which only the hash is kept", async ({ ctx, asSystem }) => {
    const { id } = await addDemoMember(asSystem, { handle: "anush", role: "reviewer" });
    const { token } = await openDemoSession(asSystem, { handle: "anush" });
    expect(JSON.stringify(await ctx.db.select().from(sessions))).not.toContain(token);
    const found = await findSessionMember(ctx.db, token, NOW);
    expect(found).toEqual({ kind: "member", id, handle: "anush", role: "reviewer" });
    expect(await findSessionMember(ctx.db, token, hours(DEMO_SESSION_HOURS))).toBeNull();
    expect(await findSessionMember(ctx.db, hashOfToken(token), NOW)).toBeNull();
    expect((await historyOf(ctx, id)).at(-1)).toMatchObject({ action: "member.signed-in", audience: "actor" });
  });

  test("is the only one who can be signed in so", async ({ ctx, asSystem }) => {
    const { handle } = await aMember(ctx);
    await expect(openDemoSession(asSystem, { handle })).rejects.toMatchObject({ code: "not_found" });
    const closed = { ...asSystem, settings: { ...asSystem.settings, hasDemoSignIn: false } };
    await expect(openDemoSession(closed, { handle: "anush" })).rejects.toMatchObject({ reason: "demo_sign_in_off" });
  });
});

describe("a session", () => {
  test("has the role that its member holds at the moment, and ends with a deleted account", async ({
    ctx,
    asSystem,
  }) => {
    const { id } = await addDemoMember(asSystem, { handle: "anush", role: "reviewer" });
    const { token } = await openDemoSession(asSystem, { handle: "anush" });
    await ctx.db.insert(roleGrants).values({ member: id, role: "reader", reason: "For a test." });
    expect(await findSessionMember(ctx.db, token, NOW)).toMatchObject({ role: "reader" });
    await ctx.db.update(members).set({ tombstonedAt: NOW }).where(eq(members.id, id));
    expect(await findSessionMember(ctx.db, token, NOW)).toBeNull();
  });

  test("is ended by its member, and by nobody else", async ({ ctx, as, asSystem }) => {
    const anush = await addDemoMember(asSystem, { handle: "anush", role: "reviewer" });
    const { token } = await openDemoSession(asSystem, { handle: "anush" });
    const grace = await aMember(ctx);
    await endSession(as(grace), { token });
    expect((await historyOf(ctx, grace.id)).map(({ action }) => action)).not.toContain("member.signed-out");
    expect(await findSessionMember(ctx.db, token, NOW)).not.toBeNull();
    await endSession(as(anush), { token });
    expect(await findSessionMember(ctx.db, token, NOW)).toBeNull();
    expect((await historyOf(ctx, anush.id)).at(-1)).toMatchObject({ action: "member.signed-out" });
  });

  test("is kept by the sign-in library under its hash as well", async ({ ctx }) => {
    const { id } = await aMember(ctx);
    const adapter = hashingAdapter(ctx.db);
    const session = { sessionToken: "a token", userId: id, expires: hours(1) };
    expect(await adapter.createSession?.(session)).toEqual(session);
    const [kept] = await ctx.db.select().from(sessions);
    expect(kept?.sessionToken).toBe(hashOfToken("a token"));
    expect((await adapter.getSessionAndUser?.("a token"))?.session.sessionToken).toBe("a token");
    expect(await findSessionMember(ctx.db, "a token", hours(0.5))).toMatchObject({ id });
    // Looking at a session makes it no longer: one of an hour does not become one of thirty days.
    await adapter.updateSession?.({ sessionToken: "a token", expires: hours(2) });
    expect(await findSessionMember(ctx.db, "a token", hours(1.5))).toBeNull();
    await adapter.deleteSession?.("a token");
    expect(await ctx.db.$count(sessions)).toBe(0);
  });
});
