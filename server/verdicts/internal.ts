import "server-only";
import { asc, inArray } from "drizzle-orm";
import { standings, verdicts } from "#db/schema";
import type { Rating, VerdictState } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import { hashBallots } from "#server/verdicts/ballots/hash-ballots";
import type { KeptStanding } from "#server/verdicts/next-standing";
import { listStandingBallots } from "#server/votes/internal";

/** Where several claims stand by the last judgement; those that were never judged are not in it. */
export async function listStandings(ctx: Ctx, ids: readonly string[]): Promise<Map<string, KeptStanding>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(standings)
    .where(inArray(standings.claim, [...ids]));
  return new Map(rows.map((standing) => [standing.claim, standing]));
}

type JudgedStanding = { standing: KeptStanding | null; isCurrent: boolean };

/** The same, and whether that judgement counted the ballots of each claim as they are now. */
export async function listJudgedStandings(ctx: Ctx, ids: readonly string[]): Promise<Map<string, JudgedStanding>> {
  const judged = await listStandings(ctx, ids);
  const counted = await listStandingBallots(ctx, ids);
  return new Map(
    ids.map((id) => {
      const standing = judged.get(id) ?? null;
      const ballots = counted.get(id) ?? [];
      return [
        id,
        { standing, isCurrent: standing ? standing.inputHash === hashBallots(ballots) : ballots.length === 0 },
      ];
    }),
  );
}

/** The same of one claim. */
export const findStanding = async (ctx: Ctx, claim: string): Promise<JudgedStanding> =>
  (await listJudgedStandings(ctx, [claim])).get(claim) ?? { standing: null, isCurrent: true };

type Move = { claim: string; seq: number; state: VerdictState; rating: Rating | null; at: Date };

/** Each time that where the votes on a claim stand became another, in order. */
export async function listMoves(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Move[]>> {
  const moves = new Map<string, Move[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return moves;
  const rows = await ctx.db
    .select({
      claim: verdicts.claim,
      seq: verdicts.seq,
      state: verdicts.state,
      rating: verdicts.rating,
      at: verdicts.at,
    })
    .from(verdicts)
    .where(inArray(verdicts.claim, [...ids]))
    .orderBy(asc(verdicts.claim), asc(verdicts.seq));
  for (const row of rows) {
    const list = moves.get(row.claim);
    const last = list?.at(-1);
    if (last?.state !== row.state || last.rating !== row.rating) list?.push(row);
  }
  return moves;
}
