import "server-only";
import { versionVerdicts } from "#db/schema";
import type { Rating, VerdictState } from "#db/vocabulary";
import type { Against } from "#server/checks/schemas";
import type { Ctx } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { findStanding } from "#server/verdicts/internal";
import { writeVerdicts } from "#server/verdicts/write-verdicts";

type FrozenVerdict = { claim: string; state: VerdictState; rating: Rating | null };

/**
 * Writes down what the votes on each claim of a check come to at this moment, as the verdicts that a version of it
 * prints, or against them the rating that a moderator prints with a reason. Throws InvalidError when a claim has no
 * verdict, or a rating against it is the same, and ConflictError while a vote of the last seconds is not judged yet. The
 * claims must be held. A step of commands: it records no event.
 */
export async function freezeVerdicts(
  tx: Ctx,
  { check, version, claims, against }: { check: string; version: number; claims: readonly string[]; against: Against },
): Promise<FrozenVerdict[]> {
  if (against.some(({ claim }) => !claims.includes(claim))) throw new InvalidError("check_against_unknown");
  const printed: FrozenVerdict[] = [];
  for (const claim of claims) {
    const { standing, isCurrent } = await findStanding(tx, claim);
    if (!isCurrent) throw new ConflictError("verdict_not_judged_yet");
    if (!standing || standing.state === "open") throw new InvalidError("check_no_verdict", { claim });
    const { state, rating } = standing;
    const overruled = against.find((one) => one.claim === claim);
    if (overruled && overruled.rating === rating) throw new InvalidError("check_against_same");
    const written = await writeVerdicts(tx, [standing]);
    await tx.db.insert(versionVerdicts).values({
      check,
      version,
      claim,
      verdict: written.get(claim) ?? 0,
      againstRating: overruled?.rating ?? null,
      againstReason: overruled?.reason ?? null,
    });
    printed.push({ claim, state, rating: overruled?.rating ?? rating });
  }
  return printed;
}
