import type { Figures } from "#db/schema";
import { type Agreement, boundItem, emptyAgreement, SIDES } from "#server/verdicts/engine/agreement";
import type { AxisState } from "#server/verdicts/engine/axis";
import { type Counted, type Decision, decideItem } from "#server/verdicts/engine/decision";
import { ballotsOn } from "#server/verdicts/engine/electorate";
import { OPTIONS } from "#server/verdicts/engine/families";
import type { Rule } from "#server/verdicts/engine/rule";

/**
 * The sums from which an item was decided.
 *
 * @param previous the option that was published for it, or null
 */
export function figuresOf(
  electorate: Counted,
  agreement: Agreement,
  split: AxisState,
  item: number,
  previous: number | null,
): Figures {
  const perOption = (list: Float64Array) => Array.from(list.subarray(item * OPTIONS, (item + 1) * OPTIONS));
  const perSide = (list: ArrayLike<number>) =>
    Array.from({ length: agreement.sides }, (_, side) => list[item * SIDES + side]!);
  const sideVotes = perSide(agreement.sideVotes);
  return {
    family: electorate.family[item]!,
    split,
    previous,
    ballots: ballotsOn(electorate, item),
    sideVotes,
    sideReviewers: perSide(agreement.sideReviewers),
    sideSupport: sideVotes.map((votes, side) =>
      Array.from(
        { length: OPTIONS },
        (_, option) => votes * agreement.sideAgreement[(item * SIDES + side) * OPTIONS + option]!,
      ),
    ),
    poolVotes: agreement.poolVotes[item]!,
    aside: perOption(agreement.aside),
    asideAll: perOption(agreement.asideAll),
    exact: perOption(agreement.exact),
  };
}

/** The same sums with the sides of each split in each other's place: what is decided from them is the same. */
export function turnSides({ sideVotes, sideReviewers, sideSupport, ...figures }: Figures): Figures {
  const turned = <Kept>(sides: readonly Kept[]): Kept[] =>
    sides.length < 2 ? [...sides] : sides.map((side, n) => sides[n ^ 1] ?? side);
  return {
    ...figures,
    sideVotes: turned(sideVotes),
    sideReviewers: turned(sideReviewers),
    sideSupport: turned(sideSupport),
  };
}

/** Decides an item again from its sums alone, as anyone can who has them. §2.7 and §2.8. */
export function decideFigures(figures: Figures, rule: Rule): Decision {
  const { family, ballots, sideVotes, sideSupport, split, previous } = figures;
  const agreement = emptyAgreement(1, sideVotes.length);
  agreement.sideVotes.set(sideVotes);
  sideSupport.forEach((support, side) => {
    agreement.sideAgreement.set(support, side * OPTIONS);
  });
  agreement.poolVotes[0] = figures.poolVotes;
  agreement.aside.set(figures.aside);
  agreement.asideAll.set(figures.asideAll);
  agreement.exact.set(figures.exact);
  const all = figures.exact.reduce((sum, weight) => sum + weight, 0);
  boundItem(agreement, 0, family, all, rule);
  const counted: Counted = { family: Uint8Array.of(family), itemStarts: Int32Array.of(0, ballots) };
  return decideItem(counted, agreement, split, 0, previous, rule);
}
