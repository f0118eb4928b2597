import "server-only";
import { and, eq } from "drizzle-orm";
import { invitations } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";
import { votePolicy } from "#server/policy/votes";
import { RULE } from "#server/verdicts/engine/rule";
import { findStanding } from "#server/verdicts/internal";
import type { KeptStanding } from "#server/verdicts/next-standing";
import { restsOnStandpoints } from "#server/verdicts/rules";
import type { SmallExample, VerdictView, WorkedExample } from "#server/verdicts/views";
import { workExample } from "#server/verdicts/work-example";
import { workSmallExample } from "#server/verdicts/work-small-example";
import { getVoteFacts } from "#server/votes/internal";

/** Where the votes on a claim stand. Throws ForbiddenError while the one who asks may still vote blindly. */
export async function getVerdict(ctx: Ctx, claim: string): Promise<VerdictView> {
  authorize(votePolicy.seeOthers(ctx.actor, await getVoteFacts(ctx, claim)));
  const { standing, isCurrent } = await findStanding(ctx, claim);
  if (!standing) return { ...UNJUDGED, isCurrent };
  const { state, rating, basis, voters, explanation, figures, smallestCell } = standing;
  return {
    state,
    rating,
    basis,
    voters,
    explanation,
    positions: restsOnStandpoints(basis) || figures?.isOneSided ? (figures?.positions ?? null) : null,
    isOneSided: figures?.isOneSided === true,
    smallestCell,
    pending: pendingOf(standing),
    isLocked: standing.isLocked,
    isCurrent,
  };
}

const UNJUDGED = {
  state: "open",
  rating: null,
  basis: null,
  voters: 0,
  explanation: null,
  positions: null,
  isOneSided: false,
  smallestCell: null,
  pending: null,
  isLocked: false,
} as const;
const SECOND_MS = 1000;

/** What waits to be shown, and when it shows if it lasts until then. */
function pendingOf({ pending, pendingSince, isLocked }: KeptStanding): VerdictView["pending"] {
  if (!pending || !pendingSince) return null;
  const out = isLocked ? RULE.holdOutLocked : RULE.holdOut;
  const hold = pending === "withdraw" ? out : RULE.holdIn;
  return {
    rating: pending === "withdraw" ? null : pending,
    until: new Date(pendingSince.getTime() + hold * SECOND_MS),
  };
}

/** Whether the one who asks is asked to vote on a claim: all that someone who has not voted learns from its votes. */
export async function isInvited(ctx: Ctx, claim: string): Promise<boolean> {
  authorize(claimPolicy.read(ctx.actor));
  const asked = and(eq(invitations.claim, claim), eq(invitations.member, signedIn(ctx).id));
  return (await ctx.db.$count(invitations, asked)) > 0;
}

/** The worked examples of the methodology page: two camps, and a small group. */
export const getWorkedExamples = (): { camps: WorkedExample; small: SmallExample } => ({
  camps: workExample(),
  small: workSmallExample(),
});
