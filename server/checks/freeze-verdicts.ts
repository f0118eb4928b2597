import "server-only";
import { versionVerdicts } from "#db/schema";
import type { Rating, VerdictState } from "#db/vocabulary";
import type { Against } from "#server/checks/schemas";
import type { Ctx } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { listJudgedStandings } from "#server/verdicts/internal";
import { writeVerdicts } from "#server/verdicts/write-verdicts";

type FrozenVerdict = { claim: string; state: VerdictState; rating: Rating | null };

/**
 * Writes down what the votes on each claim of a check come to at this moment, as the verdicts that a version of it
 * prints, or against them the rating that a moderator prints with a reason. Throws InvalidError when a claim has no
 * verdict, or a rating against it is the same, and ConflictError while a vote of the last seconds is not judged yet. The
 * claims must be locked. A step of commands: it records no event.
 */
export async function freezeVerdicts(
  tx: Ctx,
  { check, version, claims, against }: { check: string; version: number; claims: readonly string[]; against: Against },
): Promise<FrozenVerdict[]> {
  if (against.some(({ claim }) => !claims.includes(claim))) throw new InvalidError("check_against_unknown");
  const judged = await listJudgedStandings(tx, claims);
  const stated = claims.map((claim) => {
    const { standing, isCurrent } = judged.get(claim) ?? { standing: null, isCurrent: true };
    if (!isCurrent) throw new ConflictError("verdict_not_judged_yet");
    if (!standing || standing.state === "open") throw new InvalidError("check_no_verdict", { claim });
    const overruled = against.find((one) => one.claim === claim);
    if (overruled && overruled.rating === standing.rating) throw new InvalidError("check_against_same");
    return { standing, overruled };
  });
  const written = await writeVerdicts(
    tx,
    stated.map(({ standing }) => standing),
  );
  const rows = stated.flatMap(({ standing: { claim }, overruled }) => {
    const verdict = written.get(claim);
    if (verdict === undefined) return [];
    const [againstRating, againstReason] = overruled ? [overruled.rating, overruled.reason] : [null, null];
    return [{ check, version, claim, verdict, againstRating, againstReason }];
  });
  await tx.db.insert(versionVerdicts).values(rows);
  return stated.map(({ standing: { claim, state, rating }, overruled }) => ({
    claim,
    state,
    rating: overruled?.rating ?? rating,
  }));
}
