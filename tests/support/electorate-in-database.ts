import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { RATINGS } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import type { BallotRows } from "#server/verdicts/engine/electorate";
import type { Simulation } from "#tests/simulation/electorates";

/** Votes as the engine takes them, with the number of reviewers and claims that they name. */
export type CrowdOfVotes = { reviewers: number; claims: number; rows: BallotRows };

const REASON = "Written by a simulation, whose reviewers give no other reason than this.";
const SECONDS_PER_DAY = 86_400;

/** Writes a simulation; its accounts of an attack come after the honest reviewers. */
export const writeSimulation = (
  ctx: Ctx,
  { reviewers, claims, ballots, accounts }: Simulation,
  options?: ElectorateOptions,
) =>
  writeElectorate(
    ctx,
    { reviewers: reviewers.length + accounts, claims: claims.length, rows: rowsOf(ballots) },
    options,
  );

/** Simulated ballots as the engine takes them. */
export const rowsOf = (ballots: Simulation["ballots"]): BallotRows => ({
  reviewer: ballots.map(({ reviewer }) => reviewer),
  item: ballots.map(({ item }) => item),
  option: ballots.map(({ option }) => option),
  weight: ballots.map(({ weight }) => weight),
});

type ElectorateOptions = { allows?: (reviewer: number) => boolean | null; ageDays?: number };

/**
 * Writes many votes at once, past the commands: people, claims and ballots as the database keeps them. All confidence
 * is high. Returns the ids by their numbers.
 */
export async function writeElectorate(
  ctx: Ctx,
  { reviewers, claims, rows }: CrowdOfVotes,
  { allows = () => true, ageDays = 2 }: ElectorateOptions = {},
): Promise<{ members: string[]; claims: string[] }> {
  const { db } = ctx;
  const members = Array.from({ length: reviewers }, () => randomUUID());
  const claimIds = Array.from({ length: claims }, () => randomUUID());
  const at = new Date(ctx.now.getTime() - ageDays * SECONDS_PER_DAY * 1000).toISOString();
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  await db.execute(sql`
    insert into members (id, handle, handle_key, joined_at)
    select id::uuid, 'r-' || id, 'r-' || id, ${at} from jsonb_array_elements_text(${json(members)}) id`);
  await db.execute(sql`
    insert into role_grants (member, role, reason, at)
    select id::uuid, 'reviewer', 'Simulated', ${at} from jsonb_array_elements_text(${json(members)}) id`);
  const answers = members.flatMap((member, reviewer) => {
    const answer = allows(reviewer);
    return answer === null ? [] : [{ member, allows: answer }];
  });
  await db.execute(sql`
    insert into consents (member, allows, at)
    select member, allows, ${at} from jsonb_to_recordset(${json(answers)}) as a(member uuid, allows boolean)`);
  await db.execute(sql`
    insert into claims (id, statement, statement_key, language, submitted_by, submitted_at)
    select id::uuid, 'Simulated claim ' || id, 'simulated claim ' || id, 'en', ${members[0]}, ${at}
    from jsonb_array_elements_text(${json(claimIds)}) id`);
  await db.execute(sql`
    insert into claim_states (claim, seq, state, at)
    select id::uuid, 1, 'open', ${at} from jsonb_array_elements_text(${json(claimIds)}) id`);
  const ballots = Array.from({ length: rows.item.length }, (_, row) => ({
    vote: randomUUID(),
    claim: claimIds[rows.item[row] ?? 0],
    member: members[rows.reviewer[row] ?? 0],
    rating: RATINGS[rows.option[row] ?? 0],
  }));
  const cast = json(ballots);
  await db.execute(sql`
    insert into votes (id, claim, member, round, head)
    select vote, claim, member, 1, 1 from jsonb_to_recordset(${cast}) as b(vote uuid, claim uuid, member uuid)`);
  await db.execute(sql`
    insert into ballots (vote, version, rating, confidence, reason, cast_at)
    select vote, 1, rating, 'high', ${REASON}, ${at} from jsonb_to_recordset(${cast}) as b(vote uuid, rating text)`);
  return { members, claims: claimIds };
}
