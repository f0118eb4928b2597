import { and, eq } from "drizzle-orm";
import { recusals } from "#db/schema";
import { getPublishedCheck } from "#server/checks/public-queries";
import { listClaims } from "#server/claims/desk-queries";
import { submitClaim } from "#server/claims/submit-claim";
import { type Ctx, memberCtx } from "#server/core/context";
import { declareStandingInterest } from "#server/interests/declare-standing-interest";
import { endStandingInterest } from "#server/interests/end-standing-interest";
import { listOwnInterests } from "#server/interests/queries";
import { getVerdict } from "#server/verdicts/queries";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";
import { listOtherVotes } from "#server/votes/queries";
import {
  aClaim,
  aClaimInput,
  aDecidedClaim,
  aDraft,
  aMember,
  anArticle,
  aVoteInput,
  handIn,
  judge,
  publish,
} from "#tests/support/factories";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const INTERESTS = {
  claimant: { kind: "claimant", name: "mayor OKAFOR", statement: "She is my sister." },
  publisher: { kind: "publisher", name: "The river herald", statement: "I worked there." },
  topic: { kind: "topic", name: "bridges", statement: "I build them." },
} as const;

const isRecused = async (ctx: Ctx, claim: string, member: string) =>
  (await ctx.db.$count(recusals, and(eq(recusals.claim, claim), eq(recusals.member, member)))) === 1;

describe("a standing interest", () => {
  for (const [kind, interest] of Object.entries(INTERESTS)) {
    test(`in a ${kind} recuses from every claim that names it, of before and after, and from no other`, async ({
      ctx,
      as,
    }) => {
      const before = await aClaim(ctx);
      const mary = await aMember(ctx, { name: "Mary" });
      await declareStandingInterest(as(mary), interest);
      const after = await aClaim(ctx);
      const elsewhere = await anArticle(ctx, { publisher: "The Hill Gazette" });
      const { claim: other } = await submitClaim(
        as(await aMember(ctx)),
        aClaimInput(elsewhere, {
          claimant: { kind: "person", name: "Captain Moreau", wikidata: "" },
          topics: ["Ferries"],
        }),
      );
      expect(await isRecused(ctx, before.claim, mary.id)).toBe(true);
      expect(await isRecused(ctx, after.claim, mary.id)).toBe(true);
      expect(await isRecused(ctx, other, mary.id)).toBe(false);
      // One that has ended touches no new claim, and those that it touched stay.
      const [{ id = "" } = {}] = await listOwnInterests(as(mary));
      await endStandingInterest(as(mary), { interest: id });
      expect(await isRecused(ctx, (await aClaim(ctx)).claim, mary.id)).toBe(false);
      expect(await isRecused(ctx, before.claim, mary.id)).toBe(true);
    });
  }

  test("stops a vote from counting that was cast before, and opens nothing that it opened", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx, { ratings: ["true", "true", "true"] });
    const mary = await aMember(ctx, { name: "Mary" });
    await castVote(as(mary), aVoteInput(decided.claim, decided.source, { rating: "false" }));
    await judge(ctx);
    expect(await getVerdict(as(mary), decided.claim)).toMatchObject({ voters: 4 });
    await declareStandingInterest(as(mary), INTERESTS.publisher);
    await judge(ctx);

    const refused = { reason: "interest_hides_votes" };
    await expect(getVerdict(as(mary), decided.claim)).rejects.toMatchObject(refused);
    await expect(listOtherVotes(as(mary), decided.claim)).rejects.toMatchObject(refused);
    const line = (await listClaims(as(mary))).find(({ id }) => id === decided.claim);
    expect(line).toMatchObject({ state: "open", own: { isRecused: true } });
    const again = castVote(as(mary), aVoteInput(decided.claim, decided.source, { replaces: 1 }));
    await expect(again).rejects.toMatchObject({ reason: "vote_recused" });
    const editor = as(await aMember(ctx, { role: "moderator" }));
    await declareInterest(editor, { claims: [decided.claim], kind: "editing", statement: "I decide about it." });
    expect(await getVerdict(editor, decided.claim)).toMatchObject({ voters: 3, rating: "true" });
  });
});

describe("on the page", () => {
  const stepAside = async (ctx: Ctx, claim: string, count: number) => {
    for (let index = 0; index < count; index++) {
      const member = memberCtx(ctx.db, await aMember(ctx), { now: NOW });
      await declareInterest(member, { claims: [claim], kind: "interest", statement: "I own a boat." });
    }
  };

  for (const [stepped, told] of [
    [0, "none"],
    [1, "some"],
    [4, "some"],
    [5, 5],
    [9, 5],
    [11, 10],
  ] as const) {
    test(`${stepped} who stepped aside because of an interest are told as “${told}”`, async ({ ctx }) => {
      const decided = await aDecidedClaim(ctx);
      await stepAside(ctx, decided.claim, stepped);
      const { slug } = await publish(ctx, await handIn(ctx, await aDraft(ctx, { of: decided })));
      const { claim } = await getPublishedCheck(ctx, slug);
      // Whoever decided about the check stepped aside to edit it, which is no interest.
      expect(claim.provenance.steppedAside).toBe(told);
    });
  }

  test("who stepped aside after it was published changes nothing of it", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx);
    const { slug } = await publish(ctx, await handIn(ctx, await aDraft(ctx, { of: decided })));
    const later = as(await aMember(ctx), new Date(NOW.getTime() + 60_000));
    await declareStandingInterest(later, INTERESTS.claimant);
    expect((await getPublishedCheck(ctx, slug)).claim.provenance.steppedAside).toBe("none");
  });
});
