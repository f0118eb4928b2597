import "server-only";
import { and, eq } from "drizzle-orm";
import { ballots, members, voices, votes } from "#db/schema";
import type { QuotedReasonView } from "#server/checks/views";
import type { Ctx } from "#server/core/context";
import { SIGNED_BY } from "#server/votes/queries";

/** What a page quotes of a ballot; joined with its voice and its member. */
const REASON = {
  voice: voices.number,
  signedBy: SIGNED_BY,
  rating: ballots.rating,
  confidence: ballots.confidence,
  reason: ballots.reason,
};

/** A reason that a check prints, under its number or the handle of an author who signed it; null where there is none. */
export async function findQuotedReason(
  ctx: Ctx,
  vote: string | null,
  version: number | null,
): Promise<QuotedReasonView | null> {
  if (vote === null || version === null) return null;
  const [row] = await ctx.db
    .select(REASON)
    .from(ballots)
    .innerJoin(votes, eq(votes.id, ballots.vote))
    .innerJoin(members, eq(members.id, votes.member))
    .innerJoin(voices, and(eq(voices.claim, votes.claim), eq(voices.member, votes.member)))
    .where(and(eq(ballots.vote, vote), eq(ballots.version, version)));
  return row?.rating && row.confidence && row.reason
    ? { ...row, rating: row.rating, confidence: row.confidence, reason: row.reason }
    : null;
}
