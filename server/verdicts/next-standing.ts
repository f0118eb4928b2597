import "server-only";
import { randomInt } from "node:crypto";
import type { standings } from "#db/schema";
import type { ClaimBallots } from "#server/verdicts/ballots/load-ballots";
import { countSignals } from "#server/verdicts/count-signals";
import type { Decision } from "#server/verdicts/engine/decision";
import { PER_ITEM } from "#server/verdicts/engine/estimation";
import { OPTIONS } from "#server/verdicts/engine/families";
import { figuresOf, turnSides } from "#server/verdicts/engine/figures";
import type { Judgement } from "#server/verdicts/engine/judge";
import { RULE } from "#server/verdicts/engine/rule";
import { nextShown, type Shown } from "#server/verdicts/engine/shown";
import { figuresOfItem, presenceOf } from "#server/verdicts/engine/standpoint-decision";
import { explainClaim } from "#server/verdicts/explain-claim";
import { EXPLAINED_AFTER_CHANGES, optionOf, ratingOf, shownVerdict } from "#server/verdicts/rules";
import { smallestCell } from "#server/verdicts/smallest-cell";

export type KeptStanding = typeof standings.$inferSelect;

type Known = { now: Date; version: number; before: KeptStanding | undefined; newestEvidence: Date | null };

const SECOND_MS = 1000;

/**
 * Where a claim stands after a judgement: what is decided, and by the rules of publication what of it is shown. A
 * change shows after it has lasted; a verdict that stood long is locked until new evidence reopens it. §2.9.
 */
export function nextStanding(
  judgement: Judgement,
  item: number,
  { claim, inputHash, positions, apart, changedAt }: ClaimBallots,
  { now, version, before, newestEvidence }: Known,
): KeptStanding {
  const { agreement, electorate, axis, decisions, theta } = judgement;
  const decision = decisions[item] ?? { status: "none", option: null, basis: "", score: 0, lower: 0, margin: 0 };
  const published = publicationOf(before);
  const upper = published.option === null ? 0 : (agreement.upper[item * OPTIONS + published.option] ?? 0);
  const isReopened = isNewEvidence(newestEvidence, published, now);
  const publication = nextShown(published, decision, upper, now.getTime() / SECOND_MS, isReopened, RULE);
  const isSwapped = before?.isSwapped ?? randomInt(2) === 1;
  const { explainedAt } = before ?? { explainedAt: null };
  const changes = changedAt.filter((at) => !explainedAt || at > explainedAt.getTime()).length;
  const isExplained = explainedAt !== null && changes < EXPLAINED_AFTER_CHANGES;
  const decidedFrom = figuresOf(electorate, agreement, axis.state, item, published.option);
  const isAsked = positions !== null && axis.state !== "established";
  const figures = {
    ...(isSwapped ? turnSides(decidedFrom) : decidedFrom),
    ...(isAsked && { positions, isOneSided: isOneSided(judgement, item) }),
  };
  return {
    claim,
    inputHash,
    judgement: version,
    isSwapped,
    figures,
    ...shownVerdict(decision, publication),
    basis: decision.basis === "" ? null : decision.basis,
    leading: ratingOf(decision.option),
    ...numbersKept(decision),
    voters: figures.ballots,
    explanation: isExplained ? (before?.explanation ?? null) : explainClaim(judgement, item, isSwapped),
    explainedAt: isExplained ? explainedAt : now,
    smallestCell: smallestCell(judgement, item, apart),
    ...countSignals(judgement, item),
    theta: Array.from(theta.subarray(item * PER_ITEM, (item + 1) * PER_ITEM)),
    agreed: ratingOf(publication.option),
    agreedSince: publication.option === null ? null : new Date(publication.since * SECOND_MS),
    pending: publication.pending === "withdraw" ? "withdraw" : ratingOf(publication.pending),
    pendingSince: publication.pending === null ? null : new Date(publication.pendingSince * SECOND_MS),
    isLocked: publication.locked,
  };
}

/** Whether all who said where they stand, surely enough and in enough number, are of one position. §6.4, one side. */
const isOneSided = ({ standpoints }: Judgement, item: number): boolean =>
  standpoints !== undefined && presenceOf(figuresOfItem(standpoints, item), RULE) === "one_side";

/**
 * The numbers of a decision as they are kept: none of one that rests on where reviewers say they stand, since from the sums
 * of a few it could be told who said what.
 */
const numbersKept = ({ basis, score, lower, margin }: Decision) =>
  basis === "standpoints" ? { score: 0, lower: 0, margin: 0 } : { score, lower, margin };

/** New evidence reopens a verdict that is locked, for as long as it takes to lock one. */
function isNewEvidence(newest: Date | null, { option, since }: Shown, now: Date): boolean {
  if (newest === null || option === null) return false;
  const attachedAt = newest.getTime() / SECOND_MS;
  return attachedAt > since && now.getTime() / SECOND_MS - attachedAt < RULE.lockAfter;
}

const publicationOf = (before: KeptStanding | undefined): Shown => ({
  option: optionOf(before?.agreed ?? null),
  since: secondsOf(before?.agreedSince),
  pending: before?.pending === "withdraw" ? "withdraw" : optionOf(before?.pending ?? null),
  pendingSince: secondsOf(before?.pendingSince),
  locked: before?.isLocked ?? false,
});

const secondsOf = (at: Date | null | undefined): number => (at ? at.getTime() / SECOND_MS : 0);
