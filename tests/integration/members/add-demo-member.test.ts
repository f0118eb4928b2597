import { eq } from "drizzle-orm";
import { members } from "#db/schema";
import { addDemoMember } from "#server/members/add-demo-member";
import { listDemoMembers } from "#server/members/public-queries";
import { aMember } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

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
});
