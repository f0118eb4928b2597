import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { ballots, consents, recusals, votes } from "#db/schema";
import { type Confidence, RATINGS, type Rating } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import { type Electorate, gatherApart, gatherElectorate } from "#server/verdicts/engine/electorate";
import { CLAIM, FAMILIES } from "#server/verdicts/engine/families";
import { type CountedBallot, hashBallots } from "#server/verdicts/hash-ballots";
import { CONFIDENCE_WEIGHT } from "#server/verdicts/rules";
import { ROUND } from "#server/votes/rules";

type Row = {
  vote: string;
  member: string;
  claim: string;
  version: number;
  rating: Rating | null;
  confidence: Confidence | null;
  cast_at: number;
  allows: boolean | null;
};

/** What is known of the votes on one claim besides the electorate. */
export type ClaimBallots = {
  claim: string;
  /** SHA-256 of the ballots that count on it. */
  inputHash: string;
  /** When each of its votes was last changed or taken back, in milliseconds, in no order. */
  changedAt: number[];
};

/** Every ballot that counts, as the engine takes them: item n is `claims[n]`, reviewer n is `members[n]`. */
export type LoadedBallots = {
  electorate: Electorate;
  claims: ClaimBallots[];
  members: string[];
  inputHash: string;
  ballots: number;
};

const CLAIM_FAMILY = FAMILIES.indexOf(CLAIM);
const SECOND_MS = 1000;

/**
 * Loads the standing ballot of every reviewer on every claim, in the order of the reviewers. Ballots of reviewers who did
 * not consent to the estimation stand apart, so that they count in the ordinary majority only. A step of commands.
 */
export async function loadBallots(tx: Ctx): Promise<LoadedBallots> {
  const rows = await tx.db.execute<Row>(sql`
    with answers as (
      select distinct on (${consents.member}) member, allows from ${consents} order by ${consents.member}, ${consents.id} desc
    )
    select v.id as vote, v.member, v.claim, b.version, case when r.claim is null then b.rating end as rating, b.confidence,
      extract(epoch from b.cast_at)::float8 as cast_at, a.allows
    from ${votes} v
    join ${ballots} b on b.vote = v.id and b.version = v.head
    left join ${recusals} r on r.claim = v.claim and r.member = v.member
    left join answers a on a.member = v.member
    where v.round = ${ROUND}
    order by v.member, v.claim`);
  const numbers = new Map<string, number>();
  const claims: (Omit<ClaimBallots, "inputHash"> & { counted: CountedBallot[] })[] = [];
  const estimated = emptyRows();
  const apart = emptyRows();
  const hash = createHash("sha256");
  const members: string[] = [];
  for (const row of rows) {
    let item = numbers.get(row.claim);
    if (item === undefined) {
      item = claims.push({ claim: row.claim, changedAt: [], counted: [] }) - 1;
      numbers.set(row.claim, item);
    }
    const claim = claims[item];
    claim?.changedAt.push(row.cast_at * SECOND_MS);
    const { vote, version, rating, confidence } = row;
    if (!rating || !confidence) continue;
    claim?.counted.push({ vote, version, rating, confidence });
    hash.update(`${vote} ${version} ${rating} ${confidence} ${row.allows === true}\n`);
    if (row.allows && row.member !== members.at(-1)) members.push(row.member);
    const into = row.allows ? estimated : apart;
    into.reviewer.push(members.length - 1);
    into.item.push(item);
    into.option.push(RATINGS.indexOf(rating));
    into.weight.push(CONFIDENCE_WEIGHT[confidence]);
    into.castAt.push(row.cast_at);
  }
  const family = new Uint8Array(claims.length).fill(CLAIM_FAMILY);
  const electorate = gatherElectorate(family, members.length, estimated);
  electorate.apart = gatherApart(claims.length, apart);
  return {
    electorate,
    members,
    claims: claims.map(({ counted, ...claim }) => ({ ...claim, inputHash: hashBallots(counted) })),
    inputHash: hash.digest("hex"),
    ballots: estimated.item.length + apart.item.length,
  };
}

const emptyRows = () => ({
  reviewer: [] as number[],
  item: [] as number[],
  option: [] as number[],
  weight: [] as number[],
  castAt: [] as number[],
});
