import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { correctionDecisions, correctionProposals, members } from "#db/schema";
import { getCheckFacts, getPublicationFacts, listClaimsOfVersion } from "#server/checks/internal";
import { describeClaims } from "#server/claims/internal";
import type { Ctx } from "#server/core/context";
import type { ProposalView } from "#server/corrections/views";
import { correctionPolicy } from "#server/policy/corrections";
import { authorize, isActor } from "#server/policy/decision";

/** The proposed correction of a check that waits for a second moderator, or null. Moderators only. */
export async function getWaitingProposal(ctx: Ctx, check: string): Promise<ProposalView | null> {
  authorize(correctionPolicy.refuse(ctx.actor));
  const [found] = await ctx.db
    .select({ proposal: correctionProposals, handle: members.handle })
    .from(correctionProposals)
    .innerJoin(members, eq(members.id, correctionProposals.by))
    .leftJoin(correctionDecisions, eq(correctionDecisions.proposal, correctionProposals.id))
    .where(and(eq(correctionProposals.check, check), isNull(correctionDecisions.proposal)))
    .limit(1);
  if (!found) return null;
  const { check: _, by, overrides, verdicts, ...words } = found.proposal;
  const claims = await listClaimsOfVersion(ctx, check, words.fromVersion);
  const [facts, publication, described] = await Promise.all([
    getCheckFacts(ctx, check),
    getPublicationFacts(ctx, claims, overrides),
    describeClaims(ctx, claims),
  ]);
  return {
    ...words,
    verdicts: verdicts.map((verdict) => ({
      ...verdict,
      statement: described.get(verdict.claim)?.statement ?? "",
      reason: overrides.find(({ claim }) => claim === verdict.claim)?.reason ?? null,
    })),
    by: found.handle,
    isOwn: isActor(ctx.actor, by),
    mayApprove: correctionPolicy.decide(ctx.actor, facts, { ...publication, proposedBy: by }).allowed,
  };
}
