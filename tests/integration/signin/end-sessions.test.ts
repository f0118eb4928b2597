import { findSession } from "#server/auth/session";
import { memberCtx } from "#server/core/context";
import { endSessions } from "#server/signin/end-sessions";
import { listOwnSessions } from "#server/signin/queries";
import { writeSession } from "#server/signin/write-session";
import { aMember } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

describe("one's own sessions", () => {
  test("are listed and ended one by one, or all but the one that asks; never those of another", async ({ ctx }) => {
    const mary = await aMember(ctx, { name: "Mary" });
    const bo = await aMember(ctx, { name: "Bo" });
    const here = await writeSession(ctx, { member: mary.id, browser: "Firefox · Linux" });
    const phone = await writeSession(ctx, { member: mary.id, browser: "Safari · iPhone" });
    const old = await writeSession(ctx, { member: mary.id, browser: "Chrome · Windows" });
    const others = await writeSession(ctx, { member: bo.id, browser: "Edge · Windows" });
    const session = (await findSession(ctx.db, here.token, NOW))?.id ?? "";
    const asMary = memberCtx(ctx.db, mary, { now: NOW, session });
    const listed = await listOwnSessions(asMary);
    expect(listed.map(({ browser }) => browser).sort()).toEqual([
      "Chrome · Windows",
      "Firefox · Linux",
      "Safari · iPhone",
    ]);
    expect(listed.find(({ isHere }) => isHere)?.browser).toBe("Firefox · Linux");

    const phones = listed.find(({ browser }) => browser === "Safari · iPhone")?.id ?? "";
    expect(await endSessions(asMary, { session: phones })).toEqual({ ended: 1 });
    expect(await findSession(ctx.db, phone.token, NOW)).toBeNull();
    const theirs = (await findSession(ctx.db, others.token, NOW))?.id ?? "";
    await expect(endSessions(asMary, { session: theirs })).rejects.toMatchObject({ code: "not_found" });

    expect(await endSessions(asMary, { session: null })).toEqual({ ended: 1 });
    expect(await findSession(ctx.db, old.token, NOW)).toBeNull();
    expect(await findSession(ctx.db, here.token, NOW)).not.toBeNull();
    expect(await findSession(ctx.db, others.token, NOW)).not.toBeNull();
    expect((await historyOf(ctx, mary.id)).map(({ action }) => action)).toEqual([
      "member.signed-out",
      "member.signed-out",
    ]);
  });
});
