import "server-only";
import { eq, max } from "drizzle-orm";
import { verdicts, versionVerdicts } from "#db/schema";
import type { Rating, VerdictState } from "#db/vocabulary";
import type { Against } from "#server/checks/schemas";
import type { Ctx } from "#server/core/context";
import { InvalidError } from "#server/core/errors";
import { computeVerdict } from "#server/verdicts/queries";

export type FrozenVerdict = { claim: string; state: VerdictState; rating: Rating | null };

/**
 * Writes down what the votes on each claim of a check come to at this moment, as the verdicts that a version of it
 * prints, or against them the rating that a moderator prints with a reason. Throws InvalidError when a claim has no
 * verdict, or a rating against it is the same. The claims must be held. A step of commands: it records no event.
 */
export async function freezeVerdicts(
  tx: Ctx,
  { check, version, claims, against }: { check: string; version: number; claims: readonly string[]; against: Against },
): Promise<FrozenVerdict[]> {
  if (against.some(({ claim }) => !claims.includes(claim))) throw new InvalidError("check_against_unknown");
  const printed: FrozenVerdict[] = [];
  for (const claim of claims) {
    const { state, rating, score, margin, voters, rule, inputHash } = await computeVerdict(tx, claim);
    if (state === "open") throw new InvalidError("check_no_verdict", { claim });
    const overruled = against.find((one) => one.claim === claim);
    if (overruled && overruled.rating === rating) throw new InvalidError("check_against_same");
    const [last] = await tx.db
      .select({ seq: max(verdicts.seq) })
      .from(verdicts)
      .where(eq(verdicts.claim, claim));
    const seq = (last?.seq ?? 0) + 1;
    await tx.db
      .insert(verdicts)
      .values({ claim, seq, state, rating, score, margin, voters, rule, inputHash, at: tx.now });
    await tx.db.insert(versionVerdicts).values({
      ...{ check, version, claim, verdict: seq },
      againstRating: overruled?.rating ?? null,
      againstReason: overruled?.reason ?? null,
    });
    printed.push({ claim, state, rating: overruled?.rating ?? rating });
  }
  return printed;
}
