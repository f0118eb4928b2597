import { HELPFULNESS, type Helpfulness, RATINGS, type Rating } from "#db/vocabulary";
import { type Electorate, gatherApart, gatherElectorate } from "#server/verdicts/engine/electorate";
import { CLAIM, EVIDENCE, FAMILIES } from "#server/verdicts/engine/families";
import { RULE } from "#server/verdicts/engine/rule";
import { sideOf, UNKNOWN_SIDE } from "#server/verdicts/engine/standpoints";

/**
 * A ballot that counts: who cast it, the claim or the source that it is on, its weight by confidence (0 to 1), when it
 * was cast (seconds), and whether its reviewer consented to the estimation.
 */
export type CastBallot = {
  member: string;
  family: "claim" | "evidence";
  on: string;
  rating: Rating | Helpfulness;
  weight: number;
  castAt: number;
  isEstimated: boolean;
  /** Where its reviewer said they stand on the claim's topic, from −1 to 1, where that has a say. */
  standpoint?: { declared: number; salt: string };
};

/**
 * Puts ballots before the engine. The claims given are its first items, in their order; other claims and sources follow
 * as they come. Reviewers are numbered as they come, and may be named by anything.
 */
export function electorateOf(
  loaded: readonly CastBallot[],
  claims: readonly string[],
): { electorate: Electorate; items: string[]; members: string[] } {
  const items = new Map(claims.map((claim, item) => [claim, item]));
  const families = claims.map(() => FAMILIES.indexOf(CLAIM));
  const members = new Map<string, number>();
  const estimated = emptyRows();
  const apart = emptyRows();
  for (const { member, family, on, rating, weight, castAt, isEstimated, standpoint } of loaded) {
    let item = items.get(on);
    if (item === undefined) {
      item = families.push(FAMILIES.indexOf(family === "claim" ? CLAIM : EVIDENCE)) - 1;
      items.set(on, item);
    }
    let reviewer = -1;
    if (isEstimated) {
      reviewer = members.get(member) ?? members.size;
      members.set(member, reviewer);
    }
    const into = isEstimated ? estimated : apart;
    const options: readonly string[] = family === "claim" ? RATINGS : HELPFULNESS;
    into.reviewer.push(reviewer);
    into.item.push(item);
    into.option.push(options.indexOf(rating));
    into.weight.push(weight);
    into.castAt.push(castAt);
    into.side.push(standpoint ? sideOf({ declared: standpoint.declared, sum: 0, answers: 0 }, RULE) : UNKNOWN_SIDE);
  }
  const electorate = gatherElectorate(families, members.size, estimated);
  electorate.apart = gatherApart(families.length, apart);
  return { electorate, items: [...items.keys()], members: [...members.keys()] };
}

const emptyRows = () => ({
  reviewer: [] as number[],
  item: [] as number[],
  option: [] as number[],
  weight: [] as number[],
  castAt: [] as number[],
  side: [] as number[],
});
