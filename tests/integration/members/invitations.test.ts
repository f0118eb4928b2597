import { eq } from "drizzle-orm";
import { mails, memberInvitationUses, members } from "#db/schema";
import { findSession } from "#server/auth/session";
import { newcomerCtx } from "#server/core/context";
import { unsealWords } from "#server/mail/sealed-words";
import { writeMail } from "#server/mail/write-mail";
import { acceptAdministration } from "#server/members/accept-administration";
import { chooseHandle } from "#server/members/choose-handle";
import { hasAdministrator } from "#server/members/internal";
import { inviteAdministrator } from "#server/members/invite-administrator";
import { inviteMembers } from "#server/members/invite-members";
import { findOpenInvitation } from "#server/members/public-queries";
import { findHandleState, listInvitations } from "#server/members/queries";
import { revokeInvitation } from "#server/members/revoke-invitation";
import { ChooseHandleInput } from "#server/members/schemas";
import { writeNewcomer } from "#server/members/write-newcomer";
import { aMember } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const ADDRESS = { email: "nino@example.org", browser: "Firefox · Linux" };

describe("the first administrator", () => {
  test("comes in by the address that the server prints, once", async ({ ctx, asSystem }) => {
    expect(await hasAdministrator(ctx.db)).toBe(false);
    const { token } = await inviteAdministrator(asSystem, { email: null });
    expect(await findOpenInvitation(ctx, token)).toMatchObject({ role: "admin", inviter: null });
    const opened = await acceptAdministration(asSystem, { token, ...ADDRESS });
    expect(await hasAdministrator(ctx.db)).toBe(true);
    const session = await findSession(ctx.db, opened.token, NOW);
    expect(session?.actor.kind).toBe("newcomer");
    expect(await findOpenInvitation(ctx, token)).toBeNull();
    await expect(acceptAdministration(asSystem, { token, ...ADDRESS })).rejects.toMatchObject({
      reason: "invitation_closed",
    });
    await chooseHandle(newcomerCtx(ctx.db, session?.actor.kind === "newcomer" ? session.actor.id : "", { now: NOW }), {
      handle: "nino",
      name: "",
      languages: [],
    });
    expect((await findSession(ctx.db, opened.token, NOW))?.actor).toMatchObject({ handle: "nino", role: "admin" });
  });

  test("finds an older address void, and one of yesterday expired", async ({ ctx, asSystem }) => {
    const first = await inviteAdministrator(asSystem, { email: null });
    const second = await inviteAdministrator(asSystem, { email: null });
    expect(await findOpenInvitation(ctx, first.token)).toBeNull();
    expect(await findOpenInvitation(ctx, second.token)).not.toBeNull();
    const tomorrow = { ...asSystem, now: later(24) };
    expect(await findOpenInvitation(tomorrow, second.token)).toBeNull();
    await expect(acceptAdministration(tomorrow, { token: second.token, ...ADDRESS })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("cannot come in as someone else", async ({ ctx, asSystem }) => {
    const grace = await aMember(ctx, { name: "Grace" });
    const [{ email } = { email: "" }] = await ctx.db.select().from(members).where(eq(members.id, grace.id));
    const open = await inviteAdministrator(asSystem, { email: null });
    const asGrace = acceptAdministration(asSystem, { ...open, email: email ?? "", browser: "" });
    await expect(asGrace).rejects.toMatchObject({ reason: "email_known" });
    const named = await inviteAdministrator(asSystem, { email: "nino@example.org" });
    const asOther = acceptAdministration(asSystem, { ...named, email: email ?? "", browser: "" });
    await expect(asOther).rejects.toMatchObject({ reason: "email_other" });
    await acceptAdministration(asSystem, { ...named, ...ADDRESS });
  });

  test("may be a member already, who keeps their account", async ({ ctx, asSystem }) => {
    const grace = await aMember(ctx, { name: "Grace" });
    const [{ email } = { email: "" }] = await ctx.db.select().from(members).where(eq(members.id, grace.id));
    const { token } = await inviteAdministrator(asSystem, { email: email ?? "" });
    const opened = await acceptAdministration(asSystem, { token, email: email ?? "", browser: "" });
    expect((await findSession(ctx.db, opened.token, NOW))?.actor).toMatchObject({ id: grace.id, role: "admin" });
    expect(await historyOf(ctx, grace.id)).toMatchObject([
      { action: "member.role-changed", audience: "moderators" },
      { action: "member.signed-in" },
    ]);
  });
});

describe("an invitation", () => {
  test("goes to each address once, in a mail that nobody can read in the database", async ({ ctx, as }) => {
    const moderator = as(await aMember(ctx, { name: "Iris", role: "moderator" }));
    const emails = ["oda@example.org", "talin@example.org", "oda@example.org"];
    expect(await inviteMembers(moderator, { by: "email", role: "reviewer", days: 14, emails })).toEqual({
      token: null,
    });
    const queued = await ctx.db.select().from(mails);
    expect(queued).toHaveLength(2);
    expect(JSON.stringify(queued)).not.toContain("example.org");
    const sender = { name: "Countersign", publicUrl: "https://checks.example" };
    const [first] = queued.map(({ sealed }) => writeMail(unsealWords(sealed ?? new Uint8Array()), sender));
    const token = /join\/(\S+)/.exec(first?.text ?? "")?.[1] ?? "";
    expect(await findOpenInvitation(ctx, token)).toMatchObject({ role: "reviewer", email: first?.to });
    expect(first?.html).toContain(`join/${token}`);
    expect(JSON.stringify(await listInvitations(moderator, 1))).not.toContain(token);
  });

  test("gives a moderator no way to make moderators", async ({ ctx, as }) => {
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const link = { by: "link", role: "moderator", days: 7, usesMax: 1 } as const;
    await expect(inviteMembers(moderator, link)).rejects.toMatchObject({ reason: "admins_only" });
    const admin = as(await aMember(ctx, { role: "admin" }));
    await inviteMembers(admin, link);
    const [newest] = await listInvitations(admin, 1);
    const revoking = revokeInvitation(moderator, { invitation: newest?.id ?? "" });
    await expect(revoking).rejects.toMatchObject({ reason: "admins_only" });
  });

  test("is closed when it is revoked, and a second revocation is told so", async ({ ctx, as }) => {
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const { token } = await inviteMembers(moderator, { by: "link", role: "reader", days: 7, usesMax: 5 });
    const [{ id: invitation } = { id: "" }] = await listInvitations(moderator, 1);
    await revokeInvitation(moderator, { invitation });
    expect(await findOpenInvitation(ctx, token ?? "")).toBeNull();
    expect((await listInvitations(moderator, 1))[0]).toMatchObject({ isRevoked: true, uses: 0 });
    await expect(revokeInvitation(moderator, { invitation })).rejects.toMatchObject({ reason: "invitation_closed" });
    expect((await historyOf(ctx, invitation)).map(({ action }) => action)).toEqual([
      "member.invited",
      "member.invitation-revoked",
    ]);
    expect(await ctx.db.$count(memberInvitationUses)).toBe(0);
  });
});

describe("a handle", () => {
  const aNewcomer = async (ctx: Parameters<typeof writeNewcomer>[0]) =>
    newcomerCtx(ctx.db, await writeNewcomer(ctx, { email: null, isVerified: false }), { now: NOW });
  const choose = (handle: string) => ({ handle, name: "", languages: [] });

  test("is unlike every other, whatever its case and whatever script its letters are of", async ({ ctx }) => {
    await chooseHandle(await aNewcomer(ctx), choose("talin"));
    for (const alike of ["ta1in", "TALIN", "t\u0430lin", "ｔａｌｉｎ"]) {
      expect([alike, await findHandleState(await aNewcomer(ctx), alike)]).toEqual([alike, { state: "taken" }]);
      await expect(chooseHandle(await aNewcomer(ctx), choose(alike))).rejects.toMatchObject({ reason: "handle_taken" });
    }
    expect(await findHandleState(await aNewcomer(ctx), "talina")).toEqual({ state: "free" });
    await chooseHandle(await aNewcomer(ctx), choose("Թալին".toLowerCase()));
  });

  test("is none that would be taken for the site's own", async ({ ctx }) => {
    for (const handle of ["admin", "adm1n", "m0derator", "mod_erator", "former_ada", "newcomer_1", "countersign"]) {
      await expect(chooseHandle(await aNewcomer(ctx), choose(handle))).rejects.toMatchObject({
        reason: "handle_reserved",
      });
    }
  });

  test("has 3 to 20 letters of one script, digits or _, and is chosen once", async ({ ctx }) => {
    const isRight = (handle: string) => ChooseHandleInput.safeParse(choose(handle)).success;
    for (const right of ["ada", "oda_m", "tigran_v2", "նարեկ", "Ömer", "ლანა"])
      expect([right, isRight(right)]).toEqual([right, true]);
    for (const wrong of ["ab", "a".repeat(21), "a b c", "_ada", "1ada", "ta\u043bin", "a-b-c", "ada@x", "🙂🙂🙂", ""]) {
      expect([wrong, isRight(wrong)]).toEqual([wrong, false]);
    }
    const newcomer = await aNewcomer(ctx);
    await chooseHandle(newcomer, choose("narek"));
    await expect(chooseHandle(newcomer, choose("narek2"))).rejects.toMatchObject({ reason: "handle_chosen" });
  });
});
