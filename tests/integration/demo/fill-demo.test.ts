import { eq } from "drizzle-orm";
import { claims, corrections, events, members, standpoints } from "#db/schema";
import { fillDemo } from "#scripts/demo/fill-demo";
import { getPublishedCheck, listLatestChecks } from "#server/checks/public-queries";
import { listCorrections } from "#server/corrections/public-queries";
import { aMember } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const CORRIDOR = "was-the-corridor-in-the-2020-agreement";
const FERRY = "did-the-ferry-company-ask-to-leave-before-the-harbour-tax";

describe("the example newsroom", () => {
  test("is told by the commands: members, topics with positions, claims, three published checks, a dissent, corrections, and their events", async ({
    own,
  }) => {
    await fillDemo(own.url);
    expect(await own.db.$count(members, eq(members.isDemo, true))).toBe(8);
    expect(await own.db.$count(claims)).toBe(8);
    expect((await listLatestChecks(own.ctx, 9)).map(({ slug, state }) => [slug, state])).toEqual([
      [CORRIDOR, "corrected"],
      [FERRY, "published"],
      ["has-nitrogen-dioxide-in-port-calder-halved", "corrected"],
    ]);
    const check = await getPublishedCheck(own.ctx, CORRIDOR);
    expect(check).toMatchObject({
      claim: {
        verdict: { state: "agreed", rating: "mostly_false", isFewReviewers: true },
        claimant: { name: "Ilham Aliyev" },
      },
      dissent: { rating: "mixed" },
      author: "nino",
      approvedBy: "mod_iris",
    });
    expect(check.readings.map(({ claim }) => [claim.verdict.state, claim.verdict.rating])).toEqual([
      ["agreed", "false"],
      ["agreed", "true"],
      ["contested", null],
    ]);
    expect(check.readings.map(({ claim }) => claim.provenance.basis)).toEqual(Array(3).fill("standpoints"));
    expect(check.sources.every(({ whyNot }) => whyNot === null)).toBe(true);
    expect((await listCorrections(own.ctx, 9)).map(({ type }) => type)).toEqual(["clarification", "correction"]);
    expect(await own.db.$count(events, eq(events.action, "check.published"))).toBe(3);
  });

  test("agrees on one check whole by where its members say they stand, and says of another that one side is missing", async ({
    own,
  }) => {
    await fillDemo(own.url);
    const ferry = await getPublishedCheck(own.ctx, FERRY);
    const whole = [ferry.claim, ...ferry.readings.map(({ claim }) => claim)];
    expect(whole.map(({ verdict }) => [verdict.state, verdict.rating, verdict.isFewReviewers])).toEqual([
      ["agreed", "mostly_true", true],
      ["agreed", "false", true],
    ]);
    const air = await getPublishedCheck(own.ctx, "has-nitrogen-dioxide-in-port-calder-halved");
    expect(air.claim.verdict.state).toBe("provisional");
    expect(air.claim.provenance).toMatchObject({
      isOneSided: true,
      positions: { a: "The zone does more good than harm and should stay." },
    });
    expect(await own.db.$count(standpoints)).toBe(19);
  });

  test("is told once, and never in a database where somebody is", async ({ own }) => {
    await aMember(own.ctx);
    await Promise.all([fillDemo(own.url), fillDemo(own.url)]);
    expect(await own.db.$count(members)).toBe(1);
    expect(await own.db.$count(corrections)).toBe(0);
  });

  test("is told once by two that start together", async ({ own }) => {
    await Promise.all([fillDemo(own.url), fillDemo(own.url)]);
    expect(await own.db.$count(members)).toBe(8);
  });
});
