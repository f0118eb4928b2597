import "server-only";
import { versionVerdicts } from "#db/schema";
import type { Rating, VerdictState } from "#db/vocabulary";
import type { Overrides } from "#server/checks/schemas";
import type { Ctx } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { listJudgedStandings } from "#server/verdicts/internal";
import { RULE } from "#server/verdicts/rules";
import { writeVerdicts } from "#server/verdicts/write-verdicts";

type FrozenVerdict = { claim: string; state: VerdictState; rating: Rating | null };

/**
 * Writes down what the votes on each claim of a check come to right now, as the verdicts that a version of it prints,
 * or the rating with which a moderator overrides it, with a reason. Throws InvalidError when a claim has no verdict, or
 * the override is the same rating, and ConflictError while a vote of the last seconds is not judged yet. The claims
 * must be locked. A step of commands: it records no event.
 */
export async function freezeVerdicts(
  tx: Ctx,
  {
    check,
    version,
    claims,
    overrides,
  }: { check: string; version: number; claims: readonly string[]; overrides: Overrides },
): Promise<FrozenVerdict[]> {
  if (overrides.some(({ claim }) => !claims.includes(claim))) throw new InvalidError("check_override_unknown");
  const judged = await listJudgedStandings(tx, claims);
  const stated = claims.map((claim) => {
    const { standing, isCurrent } = judged.get(claim) ?? { standing: null, isCurrent: true };
    if (!isCurrent) throw new ConflictError("verdict_not_judged_yet");
    if (!standing || standing.state === "open") {
      throw new InvalidError("check_no_verdict", { claim, least: RULE.minProvisional });
    }
    const override = overrides.find((one) => one.claim === claim);
    if (override && override.rating === standing.rating) throw new InvalidError("check_override_same");
    return { standing, override };
  });
  const written = await writeVerdicts(
    tx,
    stated.map(({ standing }) => standing),
  );
  const rows = stated.flatMap(({ standing: { claim }, override }) => {
    const verdict = written.get(claim);
    if (verdict === undefined) return [];
    const [overrideRating, overrideReason] = override ? [override.rating, override.reason] : [null, null];
    return [{ check, version, claim, verdict, overrideRating, overrideReason }];
  });
  await tx.db.insert(versionVerdicts).values(rows);
  return stated.map(({ standing: { claim, state, rating }, override }) => ({
    claim,
    state,
    rating: override?.rating ?? rating,
  }));
}
