import "server-only";
import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { ballots, claims, consents, recusals, sourceRatings, votes } from "#db/schema";
import { type Confidence, type Helpfulness, RATINGS, type Rating } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import { listHeldStandpoints, standpointKey } from "#server/standpoints/internal";
import { STANDPOINT_COUNTS_AFTER_DAYS } from "#server/standpoints/rules";
import { listUsedPositions, type UsedPositions } from "#server/topics/internal";
import { type CastBallot, electorateOf } from "#server/verdicts/ballots/gather-electorate";
import { type CountedBallot, hashBallots } from "#server/verdicts/ballots/hash-ballots";
import { type PseudonymousBallot, pseudonymOf } from "#server/verdicts/ballots/leaves";
import type { Electorate } from "#server/verdicts/engine/electorate";
import { CONFIDENCE_WEIGHT, RULE } from "#server/verdicts/rules";

/** What is known of the votes on one claim besides the electorate. */
export type ClaimBallots = {
  claim: string;
  /** SHA-256 of the ballots that count on it. */
  inputHash: string;
  /** Ballots for each rating by reviewers who want no viewpoint estimated, in the order of the ratings. */
  apart: number[];
  /** The positions of its topic that are asked about; null where none are. */
  positions: { a: string; b: string } | null;
  /** When each of its votes was last changed or withdrawn, in milliseconds, in no order. */
  changedAt: number[];
};

/** A ballot as it is loaded. It leaves this process under a pseudonym only. */
type LoadedBallot = CastBallot & { salt: string };

/**
 * Every ballot that counts, as the engine takes them: item n is `claims[n]`, those after the claims are `sources`, and
 * reviewer n is `members[n]`.
 */
export type LoadedBallots = {
  electorate: Electorate;
  claims: ClaimBallots[];
  sources: string[];
  members: string[];
  inputHash: string;
  ballots: LoadedBallot[];
  seen: Seen;
};

/** What a judgement sees of the database: what was committed at a moment, and what its own transaction wrote. */
type Seen = { snapshot: string; tx: string | null };

type SeatRow = {
  vote: string;
  member: string;
  claim: string;
  version: number;
  rating: Rating | null;
  confidence: Confidence | null;
  cast_at: number;
  allows: boolean | null;
  salt: string;
  /** The topic whose positions count on the claim, and when the vote was first cast. */
  positions_of: string | null;
  first_at: number;
};
type HelpRow = {
  source: string;
  member: string;
  seq: number;
  rating: Helpfulness;
  at: number;
  allows: boolean | null;
  salt: string;
};

const SECOND_MS = 1000;

/**
 * Loads the standing ballot of every reviewer on every claim, and what they said of sources, in the order of the
 * reviewers. Ballots of reviewers who did not consent to the estimation stand apart, so that they count in the simple
 * majority only. Where reviewers said they stand on a topic, a vote on a claim of it has the answer that held when it was
 * first cast, once that is a day old. With what an earlier judgement saw, loads exactly what that one loaded, but for
 * answers that were erased since. A step of commands.
 */
export async function loadBallots(tx: Ctx, earlier?: Seen, judgedAt = tx.now): Promise<LoadedBallots> {
  const seen = earlier ?? (await lookAtDatabase(tx));
  const isSeen = (column: SQL) =>
    sql`(pg_visible_in_snapshot(${column}, ${seen.snapshot}::pg_snapshot) or ${column} = ${seen.tx}::xid8)`;
  const answers = sql`answers as (
    select distinct on (member) member, allows from ${consents} where ${isSeen(sql`tx`)} order by member, id desc
  )`;
  const seats = await tx.db.execute<SeatRow>(sql`
    with ${answers}, standing as (
      select distinct on (vote) vote, version, rating, confidence, cast_at, salt
      from ${ballots} where ${isSeen(sql`tx`)} order by vote, version desc
    )
    select distinct on (v.member, v.claim) v.id as vote, v.member, v.claim, b.version, case when r.claim is null then b.rating end as rating, b.confidence,
      extract(epoch from b.cast_at)::float8 as cast_at, a.allows, b.salt,
      c.positions_of, extract(epoch from f.cast_at)::float8 as first_at
    from standing b
    join ${votes} v on v.id = b.vote
    join ${claims} c on c.id = v.claim
    join ${ballots} f on f.vote = v.id and f.version = 1
    left join ${recusals} r on r.claim = v.claim and r.member = v.member and ${isSeen(sql`r.tx`)}
    left join answers a on a.member = v.member
    order by v.member, v.claim, v.round desc`);
  const helps = await tx.db.execute<HelpRow>(sql`
    with ${answers}
    select s.*, a.allows from (
      select distinct on (source, member) source, member, seq, rating, extract(epoch from at)::float8 as at, salt
      from ${sourceRatings} where ${isSeen(sql`tx`)} order by source, member, seq desc
    ) s
    left join answers a on a.member = s.member
    where s.rating is not null
    order by s.member, s.source`);
  const used = tx.settings.asksStandpoints ? await listUsedPositions(tx) : new Map<string, UsedPositions>();
  return gather(seats, helps, seen, used, await standpointAt(tx, used, judgedAt));
}

async function lookAtDatabase(tx: Ctx): Promise<Seen> {
  const [now] = await tx.db.execute<Seen>(
    sql`select pg_current_snapshot()::text as snapshot, pg_current_xact_id_if_assigned()::text as tx`,
  );
  if (!now) throw new Error("The database says nothing of its transactions.");
  return { snapshot: now.snapshot, tx: now.tx };
}

type StandpointOf = (seat: Pick<SeatRow, "member" | "positions_of" | "first_at">) => CastBallot["standpoint"];

const DAY_SECONDS = 86_400;

/** Where the reviewer of a vote stood when it was first cast, as far as they said so and it counts. §6.4. */
async function standpointAt(tx: Ctx, used: ReadonlyMap<string, UsedPositions>, judgedAt: Date): Promise<StandpointOf> {
  if (used.size === 0) return () => undefined;
  const held = await listHeldStandpoints(tx);
  const countsBefore = judgedAt.getTime() / SECOND_MS - STANDPOINT_COUNTS_AFTER_DAYS * DAY_SECONDS;
  return ({ member, positions_of: topic, first_at }) => {
    if (topic === null) return undefined;
    const version = used.get(topic)?.version;
    const then = held
      .get(standpointKey(topic, member))
      ?.findLast((answer) => answer.version === version && answer.at.getTime() / SECOND_MS <= first_at);
    if (!then || then.declared === null || then.at.getTime() / SECOND_MS > countsBefore) return undefined;
    return { declared: then.declared, salt: then.salt };
  };
}

function gather(
  seats: readonly SeatRow[],
  helps: readonly HelpRow[],
  seen: Seen,
  used: ReadonlyMap<string, UsedPositions>,
  standpointOf: StandpointOf,
): LoadedBallots {
  const claims = new Map<string, Omit<ClaimBallots, "inputHash"> & { counted: CountedBallot[] }>();
  const hash = createHash("sha256");
  const loaded: LoadedBallot[] = [];
  for (const seat of seats) {
    const { vote, member, claim, version, rating, confidence, cast_at, allows, salt } = seat;
    const asked = used.get(seat.positions_of ?? "");
    const known = claims.get(claim) ?? {
      claim,
      positions: asked ? { a: asked.a, b: asked.b } : null,
      apart: RATINGS.map(() => 0),
      changedAt: [],
      counted: [],
    };
    claims.set(claim, known);
    known.changedAt.push(cast_at * SECOND_MS);
    if (!rating || !confidence) continue;
    known.counted.push({ vote, version, rating, confidence });
    if (allows !== true) known.apart[RATINGS.indexOf(rating)] = (known.apart[RATINGS.indexOf(rating)] ?? 0) + 1;
    hash.update(`${vote} ${version} ${rating} ${confidence} ${allows === true}\n`);
    const weight = CONFIDENCE_WEIGHT[confidence];
    const standpoint = allows === true ? standpointOf(seat) : undefined;
    loaded.push({
      member,
      family: "claim",
      on: claim,
      rating,
      weight,
      castAt: cast_at,
      isEstimated: allows === true,
      salt,
      ...(standpoint && { standpoint }),
    });
  }
  for (const { source, member, seq, rating, at, allows, salt } of helps) {
    hash.update(`${source} ${member} ${seq} ${rating} ${allows === true}\n`);
    loaded.push({
      member,
      family: "evidence",
      on: source,
      rating,
      weight: 1,
      castAt: at,
      isEstimated: allows === true,
      salt,
    });
  }
  const { electorate, items, members } = electorateOf(loaded, [...claims.keys()]);
  return {
    electorate,
    claims: [...claims.values()].map(({ claim, positions, apart, changedAt, counted }) => ({
      claim,
      positions,
      apart,
      changedAt,
      inputHash: hashBallots(counted),
    })),
    sources: items.slice(claims.size),
    members,
    inputHash: hash.digest("hex"),
    ballots: loaded,
    seen,
  };
}

/**
 * Ballots as they leave this process: under pseudonyms that are made from the judgement's pepper, and with no time but
 * whether each was old enough to count as experience, which is all that the rule asks of it.
 */
export function pseudonymous(loaded: readonly LoadedBallot[], pepper: string, judgedAt: Date): PseudonymousBallot[] {
  const names = new Map<string, string>();
  return loaded.map(({ member, castAt, ...ballot }) => {
    const reviewer = names.get(member) ?? pseudonymOf(pepper, member);
    names.set(member, reviewer);
    return { reviewer, ...ballot, isOld: judgedAt.getTime() / SECOND_MS - castAt >= RULE.experienceAge };
  });
}
