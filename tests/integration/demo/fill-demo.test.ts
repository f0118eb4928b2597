import { eq } from "drizzle-orm";
import { claims, corrections, events, members } from "#db/schema";
import { fillDemo } from "#scripts/demo/fill-demo";
import { getPublishedCheck, listLatestChecks } from "#server/checks/public-queries";
import { listCorrections } from "#server/corrections/public-queries";
import { aMember } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const CORRIDOR = "was-the-corridor-in-the-2020-agreement";

describe("the example newsroom", () => {
  test("is told by the commands: members, claims, two published checks, a dissent, corrections, and their events", async ({
    own,
  }) => {
    await fillDemo(own.url);
    expect(await own.db.$count(members, eq(members.isDemo, true))).toBe(8);
    expect(await own.db.$count(claims)).toBe(6);
    expect((await listLatestChecks(own.ctx, 9)).map(({ slug, state }) => [slug, state])).toEqual([
      [CORRIDOR, "corrected"],
      ["has-nitrogen-dioxide-in-port-calder-halved", "corrected"],
    ]);
    const check = await getPublishedCheck(own.ctx, CORRIDOR);
    expect(check).toMatchObject({
      claim: { verdict: { state: "provisional", rating: "mostly_false" }, claimant: { name: "Ilham Aliyev" } },
      dissent: { rating: "mixed" },
      author: "nino",
      approvedBy: "mod_iris",
    });
    expect(check.readings.map(({ claim }) => [claim.verdict.state, claim.verdict.rating])).toEqual([
      ["provisional", "false"],
      ["provisional", "true"],
      ["contested", null],
    ]);
    expect(check.sources.every(({ whyNot }) => whyNot === null)).toBe(true);
    expect((await listCorrections(own.ctx, 9)).map(({ type }) => type)).toEqual(["clarification", "correction"]);
    expect(await own.db.$count(events, eq(events.action, "check.published"))).toBe(2);
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
