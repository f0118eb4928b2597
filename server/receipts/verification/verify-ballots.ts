import type { Split } from "#db/vocabulary";
import { compareVerdict } from "#server/receipts/verification/compare-verdict";
import type { Receipt, ReceiptClaim } from "#server/receipts/views";
import { electorateOf } from "#server/verdicts/ballots/gather-electorate";
import { leafOf, merkleRoot, type PseudonymousBallot, standpointsRoot } from "#server/verdicts/ballots/leaves";
import { figuresOf, turnSides } from "#server/verdicts/engine/figures";
import { judge } from "#server/verdicts/engine/judge";
import { knownRule, optionOf } from "#server/verdicts/rules";

/** The form of an auditors' file of ballots. */
export const BALLOTS_FORMAT = "countersign-ballots/3";
/** Forms that are read: those of before say nothing of standpoints. */
const READ_FORMATS: readonly string[] = [BALLOTS_FORMAT, "countersign-ballots/2"];

/** The judgement that the ballots of a file were judged in. `at` is an ISO time. */
export type BallotsHeader = {
  format: typeof BALLOTS_FORMAT;
  judgement: number;
  at: string;
  rule: string;
  root: string | null;
  /** The root of where reviewers said they stand, null or absent where that had no say. */
  standpointsRoot?: string | null;
  splitBefore: Split;
  split2Before: Split;
};

/** A ballot of the file, with the hash that it is said to have. */
export type StatedBallot = PseudonymousBallot & { leaf: string };

/**
 * What was found out from the ballots: the first thing that is wrong, or the claims that came out as they are printed;
 * `unproved` are those that rest on where reviewers said they stand, when some of them have taken that back since.
 */
type BallotsVerification =
  | { problem: "not_ballots" | "rule_unknown" | "judgement_other" | "root_differs" }
  | { problem: "ballot_changed"; line: number }
  | { problem: "decision_differs" | "figures_differ"; claim: string }
  | { problem: null; proved: string[]; unproved: string[]; ballots: number };

const SECOND_MS = 1000;
/** The header is the first line. */
const FIRST_LINE = 2;
/** A judgement that began where the last one ended comes to the same sums within this. */
const SAME_SUMS = 0.01;

/**
 * Recomputes everything from the ballots: that each is the one that was counted, that together they are those whose
 * root the receipt states, and that the whole rule, begun from nothing, comes to the verdicts that are printed and to
 * the sums that are open. Where reviewers said they stand is compared with a root of its own, since it can be erased.
 */
export function verifyBallots(
  receipt: Receipt,
  header: BallotsHeader,
  ballots: readonly StatedBallot[],
): BallotsVerification {
  if (!READ_FORMATS.includes(header.format)) return { problem: "not_ballots" };
  const rule = knownRule(header.rule)?.rule;
  if (!rule || receipt.rule.version !== header.rule) return { problem: "rule_unknown" };
  const stated = receipt.judgements.find(({ judgement }) => judgement === header.judgement);
  if (!stated) return { problem: "judgement_other" };
  const leaves = ballots.map(leafOf);
  const changed = leaves.findIndex((leaf, n) => leaf.toString("hex") !== ballots[n]?.leaf);
  if (changed >= 0) return { problem: "ballot_changed", line: changed + FIRST_LINE };
  if (merkleRoot(leaves) !== stated.root) return { problem: "root_differs" };

  const claims = receipt.claims.filter(({ judgement }) => judgement === header.judgement);
  const now = new Date(stated.at).getTime() / SECOND_MS;
  const loaded = ballots.map(({ reviewer, isOld, ...ballot }) => ({
    member: reviewer,
    ...ballot,
    castAt: isOld ? now - rule.experienceAge : now,
  }));
  const { electorate } = electorateOf(
    loaded,
    claims.map(({ claim }) => claim),
  );
  const published = Array.from({ length: electorate.items }, (_, item) => optionOf(claims[item]?.before ?? null));
  const judgement = judge(
    electorate,
    rule,
    { published, axis: stated.splitBefore, axis2: stated.split2Before },
    { now },
  );
  const isWhole = standpointsRoot(ballots) === (stated.standpoints ?? null);
  const unproved: string[] = [];
  for (const [item, claim] of claims.entries()) {
    if (claim.sealed === "standpoints" && !isWhole) {
      unproved.push(claim.statement);
      continue;
    }
    const decision = judgement.decisions[item];
    if (!decision || compareVerdict(decision, claim) === "other") {
      return { problem: "decision_differs", claim: claim.statement };
    }
    const { agreement, axis } = judgement;
    const figures = figuresOf(judgement.electorate, agreement, axis.state, item, published[item] ?? null);
    if (!areAlike(claim.figures, figures)) return { problem: "figures_differ", claim: claim.statement };
  }
  const proved = claims.flatMap(({ statement }) => (unproved.includes(statement) ? [] : [statement]));
  return { problem: null, proved, unproved, ballots: ballots.length };
}

/** Whether the sums are those that the receipt states; the sides may have changed their places. */
function areAlike(stated: ReceiptClaim["figures"], found: NonNullable<ReceiptClaim["figures"]>): boolean {
  if (!stated) return true;
  if (stated.split !== found.split || stated.ballots !== found.ballots) return false;
  const near = (a: readonly number[], b: readonly number[]) =>
    a.length === b.length && a.every((value, n) => Math.abs(value - (b[n] ?? 0)) <= SAME_SUMS);
  return [found, turnSides(found)].some(({ sideSupport }) =>
    stated.sideSupport.every((support, side) => near(support, sideSupport[side] ?? [])),
  );
}
