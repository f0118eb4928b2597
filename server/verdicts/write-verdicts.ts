import "server-only";
import { inArray, max } from "drizzle-orm";
import { claims, verdicts } from "#db/schema";
import type { Ctx } from "#server/core/context";
import type { KeptStanding } from "#server/verdicts/next-standing";
import { RULE_VERSION } from "#server/verdicts/rules";

/**
 * Writes down where claims stand as their next verdicts, and says under which number. Votes on them wait for a moment,
 * so that what is written and what is printed follow one another. A step of commands: it records no event.
 */
export async function writeVerdicts(tx: Ctx, standing: readonly KeptStanding[]): Promise<Map<string, number>> {
  const ids = standing.map(({ claim }) => claim).sort();
  if (ids.length === 0) return new Map();
  await tx.db.select({ id: claims.id }).from(claims).where(inArray(claims.id, ids)).orderBy(claims.id).for("update");
  const last = await tx.db
    .select({ claim: verdicts.claim, seq: max(verdicts.seq) })
    .from(verdicts)
    .where(inArray(verdicts.claim, ids))
    .groupBy(verdicts.claim);
  const seqs = new Map(last.map(({ claim, seq }) => [claim, seq ?? 0]));
  const rows = standing.map(({ claim, judgement, state, rating, ...numbers }) => {
    const { basis, leading, score, lower, margin, voters, inputHash, figures, explanation, smallestCell } = numbers;
    return {
      claim,
      seq: (seqs.get(claim) ?? 0) + 1,
      judgement,
      state,
      rating,
      rule: RULE_VERSION,
      at: tx.now,
      basis,
      leading,
      score,
      lower,
      margin,
      voters,
      inputHash,
      figures,
      explanation,
      smallestCell,
    };
  });
  await tx.db.insert(verdicts).values(rows);
  return new Map(rows.map(({ claim, seq }) => [claim, seq]));
}
