import { findSession } from "#server/auth/session";
import { changeRole } from "#server/members/change-role";
import { deleteAccount } from "#server/members/delete-account";
import { getMember, listMembers } from "#server/members/queries";
import { writeSession } from "#server/signin/write-session";
import { aMember } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

describe("changing a role", () => {
  test("holds from the member's next request, and is kept with its reason", async ({ ctx, as }) => {
    const nino = as(await aMember(ctx, { name: "Nino", role: "admin" }));
    const bo = await aMember(ctx, { name: "Bo" });
    const { token } = await writeSession(ctx, { member: bo.id, browser: "" });
    await changeRole(nino, { member: bo.id, role: "moderator", reason: "Knows the region well." });
    expect((await findSession(ctx.db, token, NOW))?.actor).toMatchObject({ role: "moderator" });
    const shown = await getMember(nino, bo.id);
    expect(shown.grants[0]).toMatchObject({ role: "moderator", reason: "Knows the region well." });
    expect(shown.grants[0]?.by).toMatch(/^Nino/);
    expect((await historyOf(ctx, bo.id)).at(-1)).toMatchObject({
      action: "member.role-changed",
      audience: "moderators",
      payload: { role: "moderator" },
    });
    const again = changeRole(nino, { member: bo.id, role: "moderator", reason: "Once more." });
    await expect(again).rejects.toMatchObject({ reason: "role_held" });
  });

  test("leaves the last administrator in place, also against themselves", async ({ ctx, as }) => {
    const nino = await aMember(ctx, { name: "Nino", role: "admin" });
    const demote = { member: nino.id, role: "reader", reason: "I am tired." } as const;
    await expect(changeRole(as(nino), demote)).rejects.toMatchObject({ reason: "last_administrator" });
    const grace = await aMember(ctx, { name: "Grace", role: "admin" });
    await changeRole(as(grace), demote);
    await expect(changeRole(as(grace), { ...demote, member: grace.id })).rejects.toMatchObject({
      reason: "last_administrator",
    });
  });

  test("is not possible for someone who left, and not theirs who are no administrators", async ({ ctx, as }) => {
    const nino = as(await aMember(ctx, { role: "admin" }));
    const gone = await aMember(ctx);
    await deleteAccount(as(gone), { handle: gone.handle });
    const change = { member: gone.id, role: "moderator", reason: "Come back." } as const;
    await expect(changeRole(nino, change)).rejects.toMatchObject({ code: "not_found" });
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    await expect(changeRole(moderator, change)).rejects.toMatchObject({ reason: "admins_only" });
  });

  test("members are found by how their handle begins, whatever stands in it", async ({ ctx, as }) => {
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const { handle } = await aMember(ctx, { name: "Zoe_x" });
    expect((await listMembers(moderator, { begins: "ZOE_", page: 1 })).map((one) => one.handle)).toEqual([handle]);
    expect(await listMembers(moderator, { begins: "%", page: 1 })).toEqual([]);
    await expect(listMembers(as(await aMember(ctx)), { begins: "", page: 1 })).rejects.toMatchObject({
      reason: "moderators_only",
    });
  });
});
