import canonicalize from "canonicalize";
import { describe, expect, test } from "vitest";
import { provenanceOf, shownTally } from "#server/checks/rules";
import { sealReason, toldAfterReading } from "#server/receipts/rules";
import { experienceOfBallot, gatherElectorate } from "#server/verdicts/engine/electorate";
import { CLAIM, FAMILIES, OPTIONS } from "#server/verdicts/engine/families";
import { figuresOf } from "#server/verdicts/engine/figures";
import { commonGround } from "#server/verdicts/engine/ground";
import { type Judgement, judge } from "#server/verdicts/engine/judge";
import { clip, RULE, rampUp } from "#server/verdicts/engine/rule";
import { explainClaim } from "#server/verdicts/explain-claim";
import { ratingOf } from "#server/verdicts/rules";
import { smallestCell } from "#server/verdicts/smallest-cell";
import { chanceFrom } from "#tests/simulation/chance";
import { NOW, type Simulation, simulate } from "#tests/simulation/electorates";
import { type CampVotes, twoCamps } from "#tests/simulation/two-camps";
import { rowsOf } from "#tests/support/electorate-in-database";

const FEWEST = 5;
const TINY = 1e-9;

function judged({ reviewers, claims, ballots, accounts }: Simulation): Judgement {
  const families = claims.map(() => FAMILIES.indexOf(CLAIM));
  return judge(gatherElectorate(families, reviewers.length + accounts, rowsOf(ballots)), RULE, {}, { now: NOW });
}

/**
 * What a ballot adds to the sums of its claim: its vote, its weight, and its weight on each side by every way of
 * counting.
 */
type Share = { vote: number; parts: Record<string, number> };

function sharesOf({ electorate, experience, places, ground, axis, agreement }: Judgement, item: number): Share[] {
  const shares: Share[] = [];
  for (let n = electorate.itemStarts[item] ?? 0; n < (electorate.itemStarts[item + 1] ?? 0); n++) {
    const k = electorate.byItem[n] ?? 0;
    const whole = electorate.weight[k] ?? 0;
    const experienced = whole * experienceOfBallot(experience, k, RULE);
    const reliability = places.reliabilityWithout[k] ?? 0;
    const common = ground ? commonGround(ground, k, RULE) : 1;
    const over = ground ? rampUp(-reliability / ground.middle, -RULE.overZero, -RULE.overFull) : 1;
    const counted = experienced * common * rampUp(reliability, RULE.relZero, RULE.relFull) * over;
    const view = places.viewWithout[k] ?? 0;
    const high = agreement.sides > 1 ? clip(0.5 + (view - axis.split) / (2 * RULE.ramp * axis.halfGap), 0, 1) : 1;
    shares.push({
      vote: (electorate.code[k] ?? 0) % OPTIONS,
      parts: {
        all: whole,
        high: counted * high,
        low: agreement.sides > 1 ? counted * (1 - high) : 0,
        "not on the high side": whole - counted * high,
        "not on the low side": agreement.sides > 1 ? whole - counted * (1 - high) : 0,
        "not counted": whole - counted,
        "without experience": whole - experienced,
        "set aside": experienced * common - counted,
        "set aside with those without common ground": experienced - counted,
      },
    });
  }
  return shares;
}

/** Every number of ballots from one to four that is a sum in the open, or the difference of two of them. */
function recovered(shares: readonly Share[]): string[] {
  const found: string[] = [];
  for (let vote = 0; vote < OPTIONS; vote++) {
    for (const part of Object.keys(shares[0]?.parts ?? {})) {
      const ballots = shares.filter((share) => share.vote === vote && (share.parts[part] ?? 0) > TINY).length;
      if (ballots > 0 && ballots < FEWEST) found.push(`${ballots} for ${ratingOf(vote)}: ${part}`);
    }
  }
  return found;
}

/** Votes on a claim in which each camp gives up to three answers, of which some are given by few. */
function randomVotes(seed: number): CampVotes {
  const chance = chanceFrom(seed);
  const camp = () => {
    const sizes = [8 + chance.below(10), chance.below(3) === 0 ? 5 + chance.below(4) : 0];
    if (chance.below(5) === 0) sizes.push(1 + chance.below(4));
    const option = chance.below(3);
    return sizes.flatMap((size, n) => Array.from({ length: size }, () => (option + 2 * n) % 5)).slice(0, 24);
  };
  return [camp(), camp()];
}

describe("two hundred claims, published in two versions", () => {
  const sites = [
    ...Array.from({ length: 25 }, (_, site) =>
      twoCamps({ more: Array.from({ length: 4 }, (_, n) => randomVotes(1_000 + 4 * site + n)) }),
    ),
    simulate({ reviewers: 120, claims: 60, votesEach: 25, minority: 0.5, seed: 11 }),
    simulate({ reviewers: 60, claims: 40, votesEach: 20, minority: 0, seed: 12 }),
  ];
  const claims = sites.flatMap((site) => {
    const first = judged(site);
    // Later votes on other claims move what is known of everyone, and with it the sums of a claim whose votes are closed.
    const grown = twoCampsLater(site);
    const second = judged(grown);
    return site.claims.map((_, item) => publishTwice(first, second, item));
  });

  test("give no number from one to four away, alone or by subtraction", () => {
    expect(claims.length).toBeGreaterThanOrEqual(200);
    for (const { opened } of claims) {
      for (const { shares } of opened) expect(recovered(shares)).toEqual([]);
      // Two different sums of the same votes would tell who moved between them.
      expect(new Set(opened.map(({ text }) => text)).size).toBeLessThanOrEqual(1);
    }
    for (const { tally, votes } of claims) {
      const hidden = votes.length - tally.ratings.reduce((sum, { votes: shown }) => sum + shown, 0);
      for (const { votes: shown } of tally.ratings) expect(shown).toBeGreaterThanOrEqual(FEWEST);
      if (tally.voters !== null) expect(hidden === 0 || hidden >= FEWEST).toBe(true);
    }
  });

  test("show groups only where no kind of ballot is rare among them", () => {
    for (const { groups, shares } of claims) if (groups) expect(recovered(shares)).toEqual([]);
  });

  test("are open where everybody is one of many, and sealed where somebody is not", () => {
    const open = claims.filter(({ opened }) => opened.length > 0);
    expect(open.length).toBeGreaterThan(20);
    expect(claims.length - open.length).toBeGreaterThan(50);
    expect(claims.filter(({ groups }) => groups).length).toBeGreaterThan(10);
    // The guard is no stricter than it must be: what is sealed for a small group has one.
    for (const { reason, shares } of claims) if (reason === "small_group") expect(recovered(shares)).not.toEqual([]);
  });
});

/** The same site after a fifth more votes on claims of its own. */
function twoCampsLater(site: Simulation): Simulation {
  const added = 6;
  const chance = chanceFrom(5);
  return {
    ...site,
    claims: [...site.claims, ...site.claims.slice(0, added)],
    ballots: [
      ...site.ballots,
      ...site.reviewers.flatMap((_, reviewer) =>
        Array.from({ length: added }, (_, n) => ({
          reviewer,
          item: site.claims.length + n,
          option: chance.below(5),
          weight: 1,
          castAt: 0,
        })),
      ),
    ].sort((a, b) => a.reviewer - b.reviewer),
  };
}

function publishTwice(first: Judgement, second: Judgement, item: number) {
  const opened: { text: string; shares: Share[] }[] = [];
  let reason: ReturnType<typeof sealReason> = null;
  for (const judgement of [first, second]) {
    const figures = figuresOf(judgement.electorate, judgement.agreement, judgement.axis.state, item, null);
    const text = canonicalize(figures) ?? "";
    const wasOpened = opened[0] !== undefined && opened[0].text !== text;
    const sealed = sealReason({ ...figures, smallestCell: smallestCell(judgement, item, []), wasOpened });
    if (judgement === first) reason = sealed;
    if (!sealed) opened.push({ text, shares: sharesOf(judgement, item) });
  }
  const shares = sharesOf(first, item);
  const votes = shares.map(({ vote }) => vote);
  const counts = [...new Set(votes)].flatMap((vote) => {
    const rating = ratingOf(vote);
    return rating ? [{ rating, votes: votes.filter((one) => one === vote).length }] : [];
  });
  const told = {
    basis: null,
    explanation: explainClaim(first, item, false),
    smallestCell: smallestCell(first, item, []),
    figures: null,
  };
  return { opened, reason, shares, votes, tally: shownTally(counts), groups: provenanceOf(told).groups };
}

test("twelve, one and one votes are not opened", () => {
  const votes = [...Array.from({ length: 12 }, () => 0), 2, 4];
  const site = judged(twoCamps({ more: [[votes, []]] }));
  const item = site.electorate.items - 1;
  const figures = figuresOf(site.electorate, site.agreement, site.axis.state, item, null);
  expect(figures.exact.slice(0, 5)).toEqual([12, 0, 1, 0, 1]);
  expect(smallestCell(site, item, [])).toBe(1);
  expect(sealReason({ ...figures, sideReviewers: [12, 12], smallestCell: 1, wasOpened: false })).toBe("small_group");
});

test("ballots of reviewers who want no viewpoint estimated are a group of their own", () => {
  const site = judged(twoCamps());
  const item = site.electorate.items - 1;
  expect(smallestCell(site, item, [])).toBe(24);
  expect(smallestCell(site, item, [3, 0, 0, 0, 0, 0, 0, 0])).toBe(3);
});

test("ballots that were cast after reading are told as some up to four, and by their number from five on", () => {
  expect([0, 1, 4, 5, 12].map(toldAfterReading)).toEqual(["none", "some", "some", 5, 12]);
});
