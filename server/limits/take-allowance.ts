import "server-only";
import type { Ctx } from "#server/core/context";
import { RateLimitedError } from "#server/core/errors";
import { spendLeased } from "#server/limits/lease";
import { allowancesOf, LIMITS, type LimitKind } from "#server/limits/rules";
import { spend } from "#server/limits/spend";

/**
 * Takes one from what a member and their network may do of a kind. Throws RateLimitedError, which says in how many
 * seconds they may go on, when it is spent. The product itself is not limited.
 */
export async function takeAllowance(ctx: Ctx, kind: LimitKind): Promise<void> {
  const { actor, network } = ctx;
  const isPerson = actor.kind === "member" || actor.kind === "newcomer";
  const wanted = allowancesOf(kind, {
    member: isPerson ? actor.id : null,
    isNew: actor.kind === "newcomer" || (actor.kind === "member" && actor.isNew === true),
    // Who reports as a member is counted as one: else one of them would spend what others behind the same address have.
    network: kind === "report" && isPerson ? null : network,
    dailyMax: actor.kind === "member" ? actor.dailyMax : undefined,
  });
  // Only of changes are there so many in a while that a statement for each is felt.
  const seconds = await (kind === "write" ? spendLeased : spend)(ctx.db, wanted, ctx.now);
  if (seconds > 0) throw new RateLimitedError(`limit_${kind}`, seconds, LIMITS[kind].minutes);
}
