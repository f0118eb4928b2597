import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { ballotSources, ballots, votes } from "#db/schema";
import type { Confidence, Rating } from "#db/vocabulary";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { seenOn } from "#server/votes/internal";

export type Said = {
  rating: Rating;
  confidence: Confidence;
  reason: string;
  mayQuote: boolean;
  isSigned: boolean;
  changedBecause: string;
  sources: string[];
};

/** Where a ballot goes: the claim, the round that is open on it, and the ballot of that round which it replaces, or 0. */
type Seat = { claim: string; round: number; replaces: number };

/**
 * Writes the next ballot of a reviewer on a claim, or with null the one that withdraws the vote, and makes it the one
 * that stands. Throws ConflictError when another ballot stands than the one it replaces, so that of several sent at
 * once one is kept. A step of commands: it records no event.
 */
export async function writeBallot(tx: Ctx, { claim, round, replaces }: Seat, said: Said | null): Promise<number> {
  const { id: member } = signedIn(tx);
  const seat = { claim, member, round };
  const version = replaces + 1;
  const [taken] =
    replaces === 0
      ? await tx.db
          .insert(votes)
          .values({ ...seat, head: version })
          .onConflictDoNothing()
          .returning({ vote: votes.id })
      : await tx.db
          .update(votes)
          .set({ head: version })
          .where(
            and(eq(votes.claim, claim), eq(votes.member, member), eq(votes.round, round), eq(votes.head, replaces)),
          )
          .returning({ vote: votes.id });
  if (!taken) throw new ConflictError("vote_changed_elsewhere");

  const { sources = [], changedBecause, ...ballot } = said ?? { changedBecause: null };
  await tx.db.insert(ballots).values({
    vote: taken.vote,
    version,
    ...ballot,
    ...seenOn(sql`${claim}::uuid`),
    changedBecause: changedBecause || null,
    castAt: tx.now,
  });
  if (sources.length > 0) {
    await tx.db
      .insert(ballotSources)
      .values([...new Set(sources)].map((source) => ({ vote: taken.vote, version, source })));
  }
  return version;
}
