import { eq } from "drizzle-orm";
import { events, interests, memberInvitations, members, sessions, signInRequests } from "#db/schema";
import { findSession } from "#server/auth/session";
import { getPublishedCheck, listChecksOfMember } from "#server/checks/public-queries";
import { publishCheck } from "#server/checks/publish-check";
import { memberCtx, newcomerCtx } from "#server/core/context";
import { declareStandingInterest } from "#server/interests/declare-standing-interest";
import { addDemoMember } from "#server/members/add-demo-member";
import { changeProfile } from "#server/members/change-profile";
import { chooseHandle } from "#server/members/choose-handle";
import { deleteAccount } from "#server/members/delete-account";
import { inviteMembers } from "#server/members/invite-members";
import { listOwnRecords } from "#server/members/own-queries";
import { getProfile } from "#server/members/public-queries";
import { getOwnProfile } from "#server/members/queries";
import { writeNewcomer } from "#server/members/write-newcomer";
import { askForSignIn } from "#server/signin/ask-for-sign-in";
import { writeSession } from "#server/signin/write-session";
import { castVote } from "#server/votes/cast-vote";
import { listStandingBallots } from "#server/votes/internal";
import {
  aClaim,
  aDecidedClaim,
  aDraft,
  aMember,
  anEditorOf,
  aPublishedCheck,
  aSource,
  aVoteInput,
  handIn,
  judge,
  lastYear,
} from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

describe("a profile", () => {
  test("says what its member wrote about themselves, and shows the checks that they wrote or approved", async ({
    ctx,
    as,
  }) => {
    const mary = await aMember(ctx, { name: "Mary" });
    const draft = await handIn(ctx, await aDraft(ctx, { by: mary }));
    const grace = await anEditorOf(ctx, draft);
    const { slug } = await publishCheck(as(grace), { check: draft.id, version: draft.version, overrides: [] });
    await changeProfile(as(mary), { name: "Mary V.", biography: "Reads treaties.", languages: ["en", "hy"] });
    const shown = await getProfile(ctx, mary.handle);
    expect(shown).toEqual({
      id: mary.id,
      handle: mary.handle,
      name: "Mary V.",
      biography: "Reads treaties.",
      joinedAt: lastYear(NOW),
      leftAt: null,
      role: "reviewer",
    });
    expect((await getOwnProfile(as(mary))).languages).toEqual(["en", "hy"]);
    const slugs = async (id: string) => {
      const { written, approved } = await listChecksOfMember(ctx, id);
      return [written.map((check) => check.slug), approved.map((check) => check.slug)];
    };
    expect(await slugs(mary.id)).toEqual([[slug], []]);
    expect(await slugs(grace.id)).toEqual([[], [slug]]);
    expect(await slugs((await aMember(ctx)).id)).toEqual([[], []]);
    expect((await historyOf(ctx, mary.id)).at(-1)).toMatchObject({ action: "member.profile-changed" });
  });

  test("is there for nobody who has not chosen a handle", async ({ ctx }) => {
    const id = await writeNewcomer(ctx, { email: "new@example.org", isVerified: true });
    const [row] = await ctx.db.select().from(members).where(eq(members.id, id));
    await expect(getProfile(ctx, row?.handle ?? "")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a member who leaves", () => {
  test("is gone with name, address, sessions and lines, and what they did stays", async ({ ctx, as, asSystem }) => {
    const claim = await aClaim(ctx);
    const { source } = await aSource(ctx, claim);
    const mary = await aMember(ctx, { name: "Mary" });
    const [{ email } = { email: "" }] = await ctx.db.select().from(members).where(eq(members.id, mary.id));
    await changeProfile(as(mary), { name: "Mary V.", biography: "Reads treaties.", languages: ["en"] });
    await declareStandingInterest(as(mary), {
      kind: "publisher",
      name: "The Hill Gazette",
      statement: "I worked there.",
    });
    await castVote(as(mary), aVoteInput(claim.claim, source));
    const { token } = await writeSession(ctx, { member: mary.id, browser: "Firefox · Linux" });
    await askForSignIn(asSystem, { email: email ?? "", invitation: null, comesFrom: null, browser: "" });
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    await inviteMembers(moderator, { by: "email", role: "reviewer", days: 7, emails: [email ?? ""] });
    const check = await aPublishedCheck(ctx, { by: mary });

    await expect(deleteAccount(as(mary), { handle: "somebody else" })).rejects.toMatchObject({
      reason: "handle_not_yours",
    });
    await deleteAccount(as(mary), { handle: mary.handle.toUpperCase() });

    expect(await findSession(ctx.db, token, NOW)).toBeNull();
    const left = JSON.stringify([
      await ctx.db.select().from(members),
      await ctx.db.select().from(sessions),
      await ctx.db.select().from(signInRequests),
      await ctx.db.select().from(memberInvitations),
      await ctx.db.select().from(interests),
      await ctx.db.select().from(events),
    ]);
    for (const gone of [mary.handle, email ?? "", "Mary V.", "Reads treaties.", "I worked there."]) {
      expect(left).not.toContain(gone);
    }
    expect((await listStandingBallots(ctx, [claim.claim])).get(claim.claim)).toHaveLength(1);
    const { author } = await getPublishedCheck(ctx, check.slug);
    expect(author).toMatch(/^former_[0-9a-f]{10}$/);
    expect(await getProfile(ctx, author)).toMatchObject({ name: null, biography: "", leftAt: NOW });
    await expect(getProfile(ctx, mary.handle)).rejects.toMatchObject({ code: "not_found" });
    expect((await historyOf(ctx, mary.id)).at(-1)).toMatchObject({ action: "member.left", audience: "moderators" });
    await judge(ctx);
  });

  test("leaves a handle that nobody can take, nor one like it", async ({ ctx, as }) => {
    const newcomer = async () =>
      newcomerCtx(ctx.db, await writeNewcomer(ctx, { email: null, isVerified: false }), { now: NOW });
    const first = await newcomer();
    await chooseHandle(first, { handle: "talin", name: "", languages: [] });
    const id = first.actor.kind === "newcomer" ? first.actor.id : "";
    await deleteAccount(as({ id, handle: "talin", role: "reader" }), { handle: "talin" });
    for (const handle of ["talin", "ta1in"]) {
      const taking = chooseHandle(await newcomer(), { handle, name: "", languages: [] });
      await expect(taking).rejects.toMatchObject({ reason: "handle_taken" });
    }
  });

  test("is none of the demo newsroom, as whom anyone may be signed in", async ({ as, asSystem }) => {
    const anush = await addDemoMember(asSystem, { handle: "anush", role: "reviewer" });
    await expect(deleteAccount(as(anush), { handle: "anush" })).rejects.toMatchObject({ reason: "demo_member" });
  });

  test("is not the last administrator", async ({ ctx, as }) => {
    const nino = await aMember(ctx, { name: "Nino", role: "admin" });
    await expect(deleteAccount(as(nino), { handle: nino.handle })).rejects.toMatchObject({
      reason: "last_administrator",
    });
    await aMember(ctx, { name: "Grace", role: "admin" });
    await deleteAccount(as(nino), { handle: nino.handle });
  });
});

describe("what is held about a member", () => {
  test("is all there, and nothing of anyone else, and nothing that lets someone in", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx);
    const mary = await aMember(ctx, { name: "Mary" });
    const vote = aVoteInput(decided.claim, decided.source, { reason: "Only Mary says it in these very words." });
    await castVote(as(mary), vote);
    await declareStandingInterest(as(mary), { kind: "topic", name: "Bridges", statement: "I built one." });
    const { token } = await writeSession(ctx, { member: mary.id, browser: "Firefox · Linux" });
    await aDraft(ctx, { of: decided, by: mary, answer: "An answer of Mary’s." });
    const records = await listOwnRecords(as(mary));
    const all = JSON.stringify(records);
    for (const own of [mary.handle, "Only Mary says it", "I built one.", "Firefox · Linux", "An answer of Mary’s."]) {
      expect(all).toContain(own);
    }
    expect(records.ballots).toHaveLength(1);
    expect(records.events?.map(({ action }) => action)).toContain("vote.cast");
    expect(all).not.toContain(token);
    expect(all).not.toMatch(/token_hash|code_hash|browser_hash|salt/);
    const other = await aMember(ctx, { name: "Bo" });
    expect(JSON.stringify(await listOwnRecords(memberCtx(ctx.db, other, { now: NOW })))).not.toContain("Mary");
    // Every table that names members is in the file.
    const tables = await ctx.db.execute<{ table: string }>(`
      select distinct c.conrelid::regclass::text as table from pg_constraint c
      where c.contype = 'f' and c.confrelid = 'members'::regclass`);
    for (const { table } of tables) expect(Object.keys(records)).toContain(table);
  });
});
