import "server-only";
import { getTableColumns, inArray, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { sourceStandings, standings, versionVerdicts } from "#db/schema";
import { HELPFULNESS } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import type { LoadedBallots } from "#server/verdicts/ballots/load-ballots";
import { PER_ITEM } from "#server/verdicts/engine/estimation";
import { OPTIONS } from "#server/verdicts/engine/families";
import type { Judgement } from "#server/verdicts/engine/judge";
import type { KeptStanding } from "#server/verdicts/next-standing";
import { writeVerdicts } from "#server/verdicts/write-verdicts";

/** Rows in one statement. */
const ROWS = 1_000;

/**
 * Keeps where claims stand, and writes down the verdict of each that has another one than before. Returns those. A step
 * of commands: it records no event.
 */
export async function keepVerdicts(
  tx: Ctx,
  anew: readonly KeptStanding[],
  known: ReadonlyMap<string, KeptStanding>,
): Promise<KeptStanding[]> {
  for (let from = 0; from < anew.length; from += ROWS) {
    await tx.db
      .insert(standings)
      .values(anew.slice(from, from + ROWS))
      .onConflictDoUpdate({ target: standings.claim, set: excluded(standings) });
  }
  const moved = anew.filter(({ claim, state, rating }) => {
    const before = known.get(claim) ?? { state: "open", rating: null };
    return before.state !== state || before.rating !== rating;
  });
  for (let from = 0; from < moved.length; from += ROWS) await writeVerdicts(tx, moved.slice(from, from + ROWS));
  return moved;
}

/** What an insertion that meets a row puts in its place. */
const excluded = (table: PgTable) =>
  Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([key, { name }]) => [
      key,
      sql`excluded.${sql.identifier(snake(name))}`,
    ]),
  );

/** Columns are named as the client names them: in snake case. */
function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Keeps how far both sides find each source helpful. A step of commands. */
export async function keepSourceStandings(
  tx: Ctx,
  { agreement, theta }: Judgement,
  { claims, sources }: LoadedBallots,
  judgement: number,
): Promise<void> {
  const rows = sources.map((source, n) => {
    const item = claims.length + n;
    const helpful = agreement.lower[item * OPTIONS + HELPFULNESS.indexOf("helpful")] ?? 0;
    return {
      source,
      judgement,
      helpful,
      theta: Array.from(theta.subarray(item * PER_ITEM, (item + 1) * PER_ITEM)),
    };
  });
  for (let from = 0; from < rows.length; from += ROWS) {
    await tx.db
      .insert(sourceStandings)
      .values(rows.slice(from, from + ROWS))
      .onConflictDoUpdate({ target: sourceStandings.source, set: excluded(sourceStandings) });
  }
}

/** Those of several claims whose verdict a published check prints. */
export async function listPrintedClaims(tx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.db
    .selectDistinct({ claim: versionVerdicts.claim })
    .from(versionVerdicts)
    .where(inArray(versionVerdicts.claim, [...ids]));
  return new Set(rows.map(({ claim }) => claim));
}
