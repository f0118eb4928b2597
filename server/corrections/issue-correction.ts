import "server-only";
import { getPublicationFacts, listClaimsOfVersion } from "#server/checks/internal";
import { lockCheck } from "#server/checks/lock-check";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { applyCorrection } from "#server/corrections/apply-correction";
import type { IssueCorrectionInput } from "#server/corrections/schemas";
import { recordEvent } from "#server/events/record-event";
import { workOn } from "#server/hostile-work/work-on";
import { correctionPolicy } from "#server/policy/corrections";
import { authorize, requireRole } from "#server/policy/decision";

/**
 * A moderator corrects the words of a published check: a typo, a clarification or a correction, all of which keep the verdicts.
 * Every version stays readable at its address. What changes a verdict or retracts a check is proposed instead, and another
 * moderator decides. Throws ConflictError when it was corrected after it was read, and InvalidError when nothing changed.
 */
export async function issueCorrection(ctx: Ctx, input: IssueCorrectionInput): Promise<{ version: number }> {
  const { id: by } = signedIn(ctx);
  authorize(requireRole(ctx.actor, "moderator"));
  const rendered = await workOn("renderBody", { markdown: input.body });

  return inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, input.check);
    const claims = await listClaimsOfVersion(tx, input.check, locked.version);
    authorize(correctionPolicy.issue(ctx.actor, locked, await getPublicationFacts(tx, claims, [])));
    if (locked.version !== input.fromVersion) throw new ConflictError("check_corrected_elsewhere");
    const { version } = await applyCorrection(tx, locked, { claims, by }, { ...input, overrides: [], rendered });
    await recordEvent(tx, "check.corrected", input.check, { version, type: input.type });
    return { version };
  });
}
