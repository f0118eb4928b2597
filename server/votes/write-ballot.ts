import "server-only";
import { sql } from "drizzle-orm";
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
  const version = replaces + 1;
  const seat =
    replaces === 0
      ? sql`insert into ${votes} (claim, member, round, head)
          values (${claim}, ${member}, ${round}, ${version}) on conflict do nothing returning id`
      : sql`update ${votes} set head = ${version} where claim = ${claim} and member = ${member}
          and round = ${round} and head = ${replaces} returning id`;
  const { seenLabel, seenVersion } = seenOn(sql`${claim}::uuid`);
  const cited = [...new Set(said?.sources ?? [])];
  // One statement, so that of a vote all is written or nothing, and the claim is held no longer than needed.
  const written = await tx.db.execute(sql`
    with seat as (${seat}), ballot as (
      insert into ${ballots} (vote, version, rating, confidence, reason, may_quote, is_signed, changed_because,
        seen_label, seen_version, cast_at)
      select seat.id, ${version}::int, ${said?.rating ?? null}::text, ${said?.confidence ?? null}::text,
        ${said?.reason ?? null}::text, ${said?.mayQuote ?? false}::boolean, ${said?.isSigned ?? false}::boolean,
        ${said?.changedBecause || null}::text, ${seenLabel}, ${seenVersion}, ${tx.now.toISOString()}::timestamptz
      from seat returning vote, version
    ), cited as (
      insert into ${ballotSources} (vote, version, source)
      select ballot.vote, ballot.version, source.id::uuid from ballot, jsonb_array_elements_text(${JSON.stringify(cited)}::jsonb) source (id)
    ) select vote from ballot`);
  if (written.length === 0) throw new ConflictError("vote_changed_elsewhere");
  return version;
}
