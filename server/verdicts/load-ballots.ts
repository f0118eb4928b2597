import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { ballots, consents, recusals, sourceRatings, votes } from "#db/schema";
import { type Confidence, HELPFULNESS, type Helpfulness, RATINGS, type Rating } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import { type Electorate, gatherApart, gatherElectorate } from "#server/verdicts/engine/electorate";
import { CLAIM, EVIDENCE, FAMILIES } from "#server/verdicts/engine/families";
import { type CountedBallot, hashBallots } from "#server/verdicts/hash-ballots";
import { CONFIDENCE_WEIGHT } from "#server/verdicts/rules";
import { ROUND } from "#server/votes/rules";

/** What is known of the votes on one claim besides the electorate. */
export type ClaimBallots = {
  claim: string;
  /** SHA-256 of the ballots that count on it. */
  inputHash: string;
  /** When each of its votes was last changed or taken back, in milliseconds, in no order. */
  changedAt: number[];
};

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
  ballots: number;
};

type SeatRow = {
  vote: string;
  member: string;
  claim: string;
  version: number;
  rating: Rating | null;
  confidence: Confidence | null;
  cast_at: number;
  allows: boolean | null;
};
type HelpRow = { source: string; member: string; seq: number; rating: Helpfulness; at: number; allows: boolean | null };

const SECOND_MS = 1000;

/** The newest answer of every reviewer about the estimation. */
const ANSWERS = sql`answers as (
  select distinct on (${consents.member}) member, allows from ${consents} order by ${consents.member}, ${consents.id} desc
)`;

/**
 * Loads the standing ballot of every reviewer on every claim, and what they said of sources, in the order of the
 * reviewers. Ballots of reviewers who did not consent to the estimation stand apart, so that they count in the ordinary
 * majority only. A step of commands.
 */
export async function loadBallots(tx: Ctx): Promise<LoadedBallots> {
  const seats = await tx.db.execute<SeatRow>(sql`
    with ${ANSWERS}
    select v.id as vote, v.member, v.claim, b.version, case when r.claim is null then b.rating end as rating, b.confidence,
      extract(epoch from b.cast_at)::float8 as cast_at, a.allows
    from ${votes} v
    join ${ballots} b on b.vote = v.id and b.version = v.head
    left join ${recusals} r on r.claim = v.claim and r.member = v.member
    left join answers a on a.member = v.member
    where v.round = ${ROUND}
    order by v.member, v.claim`);
  const helps = await tx.db.execute<HelpRow>(sql`
    with ${ANSWERS}
    select s.*, a.allows from (
      select distinct on (source, member) source, member, seq, rating, extract(epoch from at)::float8 as at
      from ${sourceRatings} order by source, member, seq desc
    ) s
    left join answers a on a.member = s.member
    where s.rating is not null
    order by s.member, s.source`);
  const claims = new Map<string, ClaimBallots & { item: number; counted: CountedBallot[] }>();
  const hash = createHash("sha256");
  const rows = new GatheredRows();
  for (const { vote, member, claim, version, rating, confidence, cast_at, allows } of seats) {
    const known = claims.get(claim) ?? { claim, item: claims.size, inputHash: "", changedAt: [], counted: [] };
    claims.set(claim, known);
    known.changedAt.push(cast_at * SECOND_MS);
    if (!rating || !confidence) continue;
    known.counted.push({ vote, version, rating, confidence });
    hash.update(`${vote} ${version} ${rating} ${confidence} ${allows === true}\n`);
    const option = RATINGS.indexOf(rating);
    rows.add({ member, item: known.item, option, weight: CONFIDENCE_WEIGHT[confidence], castAt: cast_at }, allows);
  }
  const sources = new Map<string, number>();
  for (const { source, member, seq, rating, at, allows } of helps) {
    const item = sources.get(source) ?? claims.size + sources.size;
    sources.set(source, item);
    hash.update(`${source} ${member} ${seq} ${rating} ${allows === true}\n`);
    rows.add({ member, item, option: HELPFULNESS.indexOf(rating), weight: 1, castAt: at }, allows);
  }
  return {
    electorate: rows.electorate(claims.size, sources.size),
    claims: [...claims.values()].map(({ claim, changedAt, counted }) => ({
      ...{ claim, changedAt, inputHash: hashBallots(counted) },
    })),
    sources: [...sources.keys()],
    members: rows.members,
    inputHash: hash.digest("hex"),
    ballots: rows.count,
  };
}

type Row = { member: string; item: number; option: number; weight: number; castAt: number };

/** Ballots as they are loaded: those of reviewers who are estimated, and those that stand apart. */
class GatheredRows {
  readonly #numbers = new Map<string, number>();
  readonly #estimated = emptyRows();
  readonly #apart = emptyRows();

  add({ member, item, option, weight, castAt }: Row, allows: boolean | null): void {
    const into = allows ? this.#estimated : this.#apart;
    let reviewer = -1;
    if (allows) {
      reviewer = this.#numbers.get(member) ?? this.#numbers.size;
      this.#numbers.set(member, reviewer);
    }
    into.reviewer.push(reviewer);
    into.item.push(item);
    into.option.push(option);
    into.weight.push(weight);
    into.castAt.push(castAt);
  }

  get members(): string[] {
    return [...this.#numbers.keys()];
  }

  get count(): number {
    return this.#estimated.item.length + this.#apart.item.length;
  }

  electorate(claims: number, sources: number): Electorate {
    const family = new Uint8Array(claims + sources).fill(FAMILIES.indexOf(CLAIM), 0, claims);
    family.fill(FAMILIES.indexOf(EVIDENCE), claims);
    const electorate = gatherElectorate(family, this.#numbers.size, this.#estimated);
    electorate.apart = gatherApart(family.length, this.#apart);
    return electorate;
  }
}

const emptyRows = () => ({
  reviewer: [] as number[],
  item: [] as number[],
  option: [] as number[],
  weight: [] as number[],
  castAt: [] as number[],
});
