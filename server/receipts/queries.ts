import "server-only";
import { desc, eq } from "drizzle-orm";
import { judgements } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { authorize } from "#server/policy/decision";
import { verdictPolicy } from "#server/policy/verdicts";
import type { BallotsHeader } from "#server/receipts/verification/verify-ballots";
import type { PseudonymousBallot } from "#server/verdicts/ballots/leaves";
import { loadBallots, pseudonymous } from "#server/verdicts/ballots/load-ballots";

/** The ballots that were judged together, under pseudonyms made for that judgement alone. */
export type JudgedBallots = Omit<BallotsHeader, "format"> & { ballots: PseudonymousBallot[] };

/** In an order that tells nothing of who stands behind a pseudonym. */
const byPseudonym = (a: PseudonymousBallot, b: PseudonymousBallot) =>
  a.reviewer.localeCompare(b.reviewer, "en") || a.on.localeCompare(b.on, "en");

/**
 * The ballots of a judgement, for auditors: the last one unless said otherwise. The product itself only, on the command
 * line of who runs it. Throws NotFoundError.
 */
export async function getBallotsOfJudgement(ctx: Ctx, version?: number): Promise<JudgedBallots> {
  authorize(verdictPolicy.audit(ctx.actor));
  const [made] = await ctx.db
    .select()
    .from(judgements)
    .where(version === undefined ? undefined : eq(judgements.version, version))
    .orderBy(desc(judgements.version))
    .limit(1);
  if (!made?.snapshot) throw new NotFoundError();
  const { at, rule, ballotsRoot, splitBefore, split2Before, pepper, snapshot, tx } = made;
  const { ballots } = await loadBallots(ctx, { snapshot, tx }, at);
  const asked = made.standpointsRoot !== null;
  return {
    judgement: made.version,
    at: at.toISOString(),
    rule,
    root: ballotsRoot,
    splitBefore,
    split2Before,
    standpointsRoot: made.standpointsRoot,
    ballots: pseudonymous(ballots, pepper, at)
      .map(({ standpoint, ...ballot }) => (asked && standpoint ? { ...ballot, standpoint } : ballot))
      .sort(byPseudonym),
  };
}
