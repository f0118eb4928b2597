import { chanceFrom } from "#tests/simulation/chance";
import { NOW, type Simulation } from "#tests/simulation/electorates";

const DAY_SECONDS = 86_400;

/** What the members of the two camps vote on a claim, as options of the family of claims. */
export type CampVotes = readonly [first: readonly number[], second: readonly number[]];

/** Everyone in a camp votes the same: `each` of them, on both camps. */
export const same = (each: number, first: number, second: number): CampVotes => [
  Array.from({ length: each }, () => first),
  Array.from({ length: each }, () => second),
];

const TRUE = 0;
const FALSE = 4;
const SCALE_END = 4;
/** Share of the votes that are a notch beside the camp's, so that no one looks like a copy. */
const BESIDE = 0.3;

/**
 * Two camps of people who all vote on everything: on `plain` claims the camps agree, on `torn` ones they are opposed,
 * each vote a notch beside its camp's now and then; on `more` claims exactly as is said. So what is known of them is
 * alike, and what is published of the claims that follow is a sum of many.
 */
export function twoCamps({
  each = 24,
  plain = 20,
  torn = 16,
  more = [same(24, TRUE, TRUE), same(24, TRUE, FALSE)] as readonly CampVotes[],
}: {
  each?: number;
  plain?: number;
  torn?: number;
  more?: readonly CampVotes[];
} = {}): Simulation {
  const chance = chanceFrom(each + plain + torn);
  const beside = (option: number) => {
    if (chance.even() > BESIDE) return option;
    return option === SCALE_END ? option - 1 : option + 1;
  };
  const nearly = (votes: CampVotes): CampVotes => [votes[0].map(beside), votes[1].map(beside)];
  const claims: CampVotes[] = [
    ...Array.from({ length: plain }, (_, n) => nearly(n % 2 === 0 ? same(each, TRUE, TRUE) : same(each, FALSE, FALSE))),
    ...Array.from({ length: torn }, (_, n) => nearly(n % 2 === 0 ? same(each, TRUE, FALSE) : same(each, FALSE, TRUE))),
    ...more,
  ];
  return {
    reviewers: Array.from({ length: 2 * each }, (_, u) => ({ camp: u < each ? 0 : 1, lean: 1 })),
    claims: claims.map(() => ({ kind: "neutral", truth: 0, pull: [0, 0], fame: 1 })),
    ballots: claims
      .flatMap((camps, item) =>
        camps.flatMap((votes, camp) =>
          votes.map((option, n) => ({
            reviewer: camp * each + n,
            item,
            option,
            weight: 1,
            castAt: NOW - 3 * DAY_SECONDS,
          })),
        ),
      )
      .sort((a, b) => a.reviewer - b.reviewer),
    accounts: 0,
  };
}
