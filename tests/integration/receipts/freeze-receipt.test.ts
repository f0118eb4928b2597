import canonicalize from "canonicalize";
import { sql } from "drizzle-orm";
import { claims, receipts, standings } from "#db/schema";
import { communityNotesFiles } from "#scripts/community-notes";
import { getPublishedCheck } from "#server/checks/public-queries";
import { type Ctx, memberCtx, systemCtx } from "#server/core/context";
import { getReceipt, listPublicKeys } from "#server/receipts/public-queries";
import { getBallotsOfJudgement } from "#server/receipts/queries";
import { BALLOTS_FORMAT, verifyBallots } from "#server/receipts/verification/verify-ballots";
import { commitmentOf, verifyReceipt } from "#server/receipts/verification/verify-receipt";
import type { SignedReceipt } from "#server/receipts/views";
import { eraseStandpoint } from "#server/standpoints/erase-standpoint";
import { keepStandpoint } from "#server/standpoints/keep-standpoint";
import { answerOf } from "#server/standpoints/rules";
import { leafOf } from "#server/verdicts/ballots/leaves";
import { castVote } from "#server/votes/cast-vote";
import { judgeSmall, smallNewsroom } from "#tests/simulation/small-newsroom";
import { twoCamps } from "#tests/simulation/two-camps";
import { writeSimulation } from "#tests/support/electorate-in-database";
import {
  aDecidedClaim,
  aMember,
  anArticle,
  aPublishedCheck,
  aSource,
  aTopicWithPositions,
  aVoteInput,
  correct,
  judge,
  retract,
  type TestDecidedClaim,
  type TestTopic,
} from "#tests/support/factories";
import { describe, expect, NOW, test } from "#tests/support/test-database";

/** The positions of a topic as the factory writes them. */
const A = "The bridge does more good than harm.";
const B = "The bridge does more harm than good.";
const HOUR_MS = 3_600_000;
const later = (ctx: Ctx, hours: number): Ctx => ({ ...ctx, now: new Date(NOW.getTime() + hours * HOUR_MS) });

/** Two camps of twenty-four, with an agreed claim and a contested one on which everyone is one of many. */
async function aSplitSite(ctx: Ctx): Promise<{ agreed: TestDecidedClaim; contested: TestDecidedClaim; at: Ctx }> {
  const { claims } = await writeSimulation(ctx, twoCamps());
  await judge(ctx);
  const at = later(ctx, 7);
  await judge(at);
  const decided = async (claim = ""): Promise<TestDecidedClaim> => {
    const article = await anArticle(at);
    return { claim, article, source: (await aSource(at, { claim, article })).source };
  };
  return { agreed: await decided(claims.at(-2)), contested: await decided(claims.at(-1)), at };
}

const withFigures = (receipt: SignedReceipt, change: (votes: number) => number): SignedReceipt => ({
  ...receipt,
  claims: receipt.claims.map((claim) => ({
    ...claim,
    figures: claim.figures && { ...claim.figures, sideVotes: claim.figures.sideVotes.map(change) },
  })),
});

/** A newsroom of twelve that agrees on a claim by where its members say they stand. */
async function aSmallSite(
  ctx: Ctx,
): Promise<{ agreed: TestDecidedClaim; topic: TestTopic; members: string[]; at: Ctx }> {
  const newsroom = smallNewsroom({ reviewers: 12, claims: 10, minority: 0.5, turnout: 0.9, seed: 3 });
  const topic = await aTopicWithPositions(later(ctx, -240));
  const { claims: written, members } = await writeSimulation(ctx, newsroom.simulation);
  await ctx.db.update(claims).set({ positionsOf: topic.topic }).where(sql`statement like 'Simulated%'`);
  for (const [u, declared] of newsroom.declared.entries()) {
    const as = memberCtx(ctx.db, { id: members[u] ?? "", handle: "", role: "reviewer" }, { now: later(ctx, -72).now });
    const answer = answerOf(declared) ?? "neither";
    await keepStandpoint(as, { topic: topic.topic, version: topic.version, answer, agrees: true });
  }
  await judge(ctx);
  const at = later(ctx, 7);
  await judge(at);
  const { decisions } = judgeSmall(newsroom);
  const claim = written[decisions.findIndex(({ status, basis }) => status === "consensus" && basis === "standpoints")];
  const article = await anArticle(at);
  const { source } = await aSource(at, { claim: claim ?? "", article });
  return { agreed: { claim: claim ?? "", article, source }, topic, members, at };
}

describe("a receipt of a verdict that rests on standpoints", () => {
  test("seals the sums and says why; the page says that few agree, of both groups, and shows the positions", async ({
    ctx,
  }) => {
    const { agreed, at } = await aSmallSite(ctx);
    const { slug } = await aPublishedCheck(at, { of: agreed });
    const receipt = await getReceipt(ctx, slug);
    expect(receipt.claims).toMatchObject([
      {
        printed: { state: "agreed" },
        sealed: "standpoints",
        figures: null,
        basis: "standpoints",
        positions: { a: A, b: B },
      },
    ]);
    expect(receipt.judgements[0]?.standpoints).toMatch(/^[0-9a-f]{64}$/);
    const found = await verifyReceipt(JSON.parse(JSON.stringify(receipt)), await listPublicKeys(ctx));
    expect(found).toMatchObject({ problem: null, proved: [], byStandpoints: [receipt.claims[0]?.statement] });
    const page = await getPublishedCheck(ctx, slug);
    expect(page.claim.verdict).toMatchObject({ state: "agreed", isFewReviewers: true });
    expect(page.claim.provenance).toMatchObject({ basis: "standpoints", groups: null, positions: { a: A, b: B } });
  });

  test("is judged again from the auditors' file, until somebody takes back where they stand", async ({ ctx }) => {
    const { agreed, topic, members, at } = await aSmallSite(ctx);
    const { slug } = await aPublishedCheck(at, { of: agreed });
    const receipt = await getReceipt(ctx, slug);
    const statement = receipt.claims[0]?.statement;
    const file = async () => {
      const { ballots, ...header } = await getBallotsOfJudgement(
        systemCtx(ctx.db, { now: at.now }),
        receipt.judgements[0]?.judgement,
      );
      const stated = ballots.map((ballot) => ({ ...ballot, leaf: leafOf(ballot).toString("hex") }));
      return verifyBallots(receipt, { format: BALLOTS_FORMAT, ...header }, stated);
    };
    expect(await file()).toMatchObject({ problem: null, proved: [statement], unproved: [] });
    const own = memberCtx(ctx.db, { id: members[0] ?? "", handle: "", role: "reviewer" }, { now: at.now });
    await eraseStandpoint(own, { topic: topic.topic });
    expect(await file()).toMatchObject({ problem: null, proved: [], unproved: [statement] });
  });
});

describe("a receipt", () => {
  test("is signed, and its open sums come to the verdict that is printed", async ({ ctx }) => {
    const { agreed, contested, at } = await aSplitSite(ctx);
    for (const [of, state] of [
      [agreed, "agreed"],
      [contested, "contested"],
    ] as const) {
      const { slug } = await aPublishedCheck(at, { of });
      const receipt = await getReceipt(ctx, slug);
      expect(receipt.claims).toMatchObject([{ printed: { state }, sealed: null, figures: { split: "established" } }]);
      const keys = await listPublicKeys(ctx);
      const found = await verifyReceipt(JSON.parse(JSON.stringify(receipt)), keys);
      expect(found).toEqual({
        problem: null,
        proved: [receipt.claims[0]?.statement],
        held: [],
        unproved: [],
        byStandpoints: [],
      });
    }
  });

  test("that was tampered with, or whose key is not the site's, is named as that", async ({ ctx }) => {
    const { agreed, at } = await aSplitSite(ctx);
    const { slug } = await aPublishedCheck(at, { of: agreed });
    const receipt = await getReceipt(ctx, slug);
    const keys = await listPublicKeys(ctx);
    const [key] = keys;
    if (!key) throw new Error("There is no key.");
    const problem = async (value: unknown, given = keys) => (await verifyReceipt(value, given)).problem?.what;
    expect(await problem({ ...receipt, issuedAt: "2026-03-02T10:00:01.000Z" })).toBe("signature_wrong");
    expect(await problem(withFigures(receipt, (votes) => votes + 1))).toBe("signature_wrong");
    expect(await problem(receipt, [])).toBe("key_unknown");
    expect(await problem(receipt, [{ ...key, x: `A${key.x.slice(1)}` }])).toBe("key_wrong");
    expect(await problem({ verdict: "true" })).toBe("not_a_receipt");
    expect(await problem(receipt)).toBeUndefined();
  });

  test("signed over sums that do not come to the verdict is found out", async ({ ctx }) => {
    const { agreed, at } = await aSplitSite(ctx);
    const { slug } = await aPublishedCheck(at, { of: agreed });
    const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
    const { x = "" } = await crypto.subtle.exportKey("jwk", pair.publicKey);
    const digest = await crypto.subtle.digest(
      "SHA-256",
      Buffer.from(JSON.stringify({ crv: "Ed25519", kty: "OKP", x })),
    );
    const kid = Buffer.from(digest).toString("base64url");
    const verified = async ({ signature: _, ...receipt }: SignedReceipt) => {
      const value = await crypto.subtle.sign("Ed25519", pair.privateKey, Buffer.from(canonicalize(receipt) ?? ""));
      const signature = { algorithm: "Ed25519", key: kid, value: Buffer.from(value).toString("base64url") };
      return verifyReceipt({ ...receipt, signature }, [{ kid, kty: "OKP", crv: "Ed25519", x }]);
    };
    const receipt = await getReceipt(ctx, slug);
    const [claim] = receipt.claims;
    const statements = [claim?.statement];
    expect(await verified(receipt)).toMatchObject({ problem: null, proved: statements });
    // Four times the votes and no more support: not agreed on any more, but it was.
    expect(await verified(withFigures(receipt, (votes) => votes * 4))).toMatchObject({ proved: [], held: statements });
    const never = { ...receipt, claims: receipt.claims.map((one) => ({ ...one, before: null })) };
    const problem = { what: "decision_differs", claim: claim?.statement };
    expect(await verified(withFigures(never, (votes) => votes * 4))).toMatchObject({ problem });
    const printed = { state: "agreed", rating: "unverifiable", against: null } as const;
    const other = receipt.claims.map((one) => ({ ...one, printed, agreed: "unverifiable" as const }));
    expect(await verified({ ...receipt, claims: other })).toMatchObject({ problem });
  });

  test("keeps sums sealed where few are counted, and its commitment can be opened by who has the salt", async ({
    ctx,
  }) => {
    const check = await aPublishedCheck(ctx);
    const receipt = await getReceipt(ctx, check.slug);
    const [claim] = receipt.claims;
    expect(claim).toMatchObject({ figures: null, sealed: "few_counted", printed: { state: "provisional" } });
    expect(await verifyReceipt(receipt, await listPublicKeys(ctx))).toEqual({
      problem: null,
      proved: [],
      held: [],
      unproved: [claim?.statement],
      byStandpoints: [],
    });
    const [kept] = await ctx.db.select().from(receipts);
    const [standing] = await ctx.db.select().from(standings);
    const salt = kept?.salts[claim?.claim ?? ""] ?? "";
    expect(await commitmentOf(salt, standing?.figures ?? null)).toBe(claim?.commitment);
    expect(JSON.stringify(receipt)).not.toContain(salt);
  });

  test("is frozen with each version, and stays with it", async ({ ctx }) => {
    const check = await aPublishedCheck(ctx);
    const first = await getReceipt(ctx, check.slug);
    const corrected = await correct(ctx, check, { answer: "It was open to pedestrians and nobody else." });
    const second = await getReceipt(ctx, check.slug);
    expect([first.check.version, second.check.version]).toEqual([check.version, corrected.version]);
    expect(second.check.words).not.toBe(first.check.words);
    expect(await getReceipt(ctx, check.slug, check.version)).toEqual(first);
    await retract(ctx, corrected);
    expect(await getReceipt(ctx, check.slug)).toEqual(second);
  });
});

describe("an auditors' file of ballots", () => {
  async function aFile(ctx: Ctx, slug: string) {
    const receipt = await getReceipt(ctx, slug);
    const { ballots, ...judgement } = await getBallotsOfJudgement(ctx, receipt.claims[0]?.judgement);
    const header = { format: BALLOTS_FORMAT, ...judgement } as const;
    return { receipt, header, ballots: ballots.map((ballot) => ({ ...ballot, leaf: leafOf(ballot).toString("hex") })) };
  }

  test("comes to the printed verdict by the whole rule, also of votes that were cast later", async ({
    ctx,
    as,
    asSystem,
  }) => {
    const { agreed, at } = await aSplitSite(ctx);
    const { slug } = await aPublishedCheck(at, { of: agreed });
    const { receipt, header, ballots } = await aFile(asSystem, slug);
    expect(verifyBallots(receipt, header, ballots)).toMatchObject({ problem: null, ballots: ballots.length });
    const other = await aDecidedClaim(ctx, { ratings: [] });
    await castVote(as(await aMember(ctx)), aVoteInput(other.claim, other.source));
    await judge(at);
    // In one transaction everything is seen that it wrote; the next test has several.
    expect(ballots.length).toBeGreaterThan(1000);
  });

  test("is that of its judgement, whatever was voted since", async ({ own }) => {
    const check = await aPublishedCheck(own.ctx);
    const { receipt, header, ballots } = await aFile(own.asSystem, check.slug);
    expect(verifyBallots(receipt, header, ballots)).toMatchObject({ problem: null, ballots: 3 });
    const other = await aDecidedClaim(own.ctx);
    await own.db.execute(sql`insert into consents (member, allows) select member, true from votes`);
    await judge(own.ctx);
    const again = await aFile(own.asSystem, check.slug);
    expect(again.ballots).toEqual(ballots);
    expect(verifyBallots(again.receipt, again.header, again.ballots)).toMatchObject({ problem: null });
    const newest = await getBallotsOfJudgement(own.asSystem);
    expect(newest.ballots).toHaveLength(6);
    expect(newest.ballots.every(({ isEstimated }) => isEstimated)).toBe(true);
    // Pseudonyms are other ones in every judgement.
    const before = new Set(ballots.map(({ reviewer }) => reviewer));
    expect(newest.ballots.some(({ reviewer }) => before.has(reviewer))).toBe(false);
    expect(other.claim).not.toBe("");
  });

  test("with a ballot changed, left out or added is found out, and names nobody", async ({ own }) => {
    const check = await aPublishedCheck(own.ctx);
    const { receipt, header, ballots } = await aFile(own.asSystem, check.slug);
    const changed = ballots.map((ballot, n) => (n === 1 ? { ...ballot, rating: "false" as const } : ballot));
    expect(verifyBallots(receipt, header, changed)).toEqual({ problem: "ballot_changed", line: 3 });
    const rehashed = changed.map((ballot) => ({ ...ballot, leaf: leafOf(ballot).toString("hex") }));
    expect(verifyBallots(receipt, header, rehashed)).toEqual({ problem: "root_differs" });
    expect(verifyBallots(receipt, header, ballots.slice(1))).toEqual({ problem: "root_differs" });
    expect(verifyBallots(receipt, { ...header, judgement: 99 }, ballots)).toEqual({ problem: "judgement_other" });
    const members = await own.db.execute<{ id: string; handle: string }>(sql`select id, handle from members`);
    const file = JSON.stringify({ header, ballots });
    for (const { id, handle } of members) expect(file.includes(id) || file.includes(handle)).toBe(false);
  });

  test("is given to nobody through the site", async ({ ctx, as }) => {
    for (const role of ["reviewer", "moderator", "admin"] as const) {
      const asked = getBallotsOfJudgement(as(await aMember(ctx, { role })));
      await expect(asked).rejects.toMatchObject({ reason: "system_only" });
    }
  });

  test("in the format of Community Notes has a note per claim and rating, rated by every reviewer", async ({
    ctx,
    asSystem,
  }) => {
    await aSplitSite(ctx);
    const judged = await getBallotsOfJudgement(asSystem);
    const tables = new Map(communityNotesFiles(judged).map((table) => [table.name, table]));
    const read = new Map([...tables].map(([name, table]) => [name, [...table.rows]]));
    const rows = (name: string) => read.get(name) ?? [];
    expect(rows("notes")).toHaveLength(38 * 8);
    expect(rows("ratings")).toHaveLength(judged.ballots.length * 8);
    for (const { name, columns } of tables.values()) {
      for (const row of rows(name)) expect(row).toHaveLength(columns.length);
    }
    const level = tables.get("ratings")?.columns.indexOf("helpfulnessLevel") ?? 0;
    const levels = Map.groupBy(rows("ratings"), (row) => row[level]);
    expect(levels.get("HELPFUL")).toHaveLength(judged.ballots.length);
    expect([...levels.keys()].sort()).toEqual(["HELPFUL", "NOT_HELPFUL", "SOMEWHAT_HELPFUL"]);
  });
});
