import "server-only";
import { eq, max } from "drizzle-orm";
import { corrections, versionVerdicts } from "#db/schema";
import { freezeVerdicts } from "#server/checks/freeze-verdicts";
import {
  getPublicationFacts,
  getVersion,
  listClaimsOfVersion,
  listPrintedVerdicts,
  listReadings,
} from "#server/checks/internal";
import { type LockedCheck, lockCheck } from "#server/checks/lock-check";
import { moveCheck } from "#server/checks/move-check";
import { orderSources } from "#server/checks/number-sources";
import { unknownCitation } from "#server/checks/rules";
import type { RenderedBodyView } from "#server/checks/views";
import { writeVersion } from "#server/checks/write-version";
import { lockClaims } from "#server/claims/internal";
import { moveClaims } from "#server/claims/move-claim";
import { claimsWithOpenVotes } from "#server/claims/rules";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { isSameText } from "#server/corrections/rules";
import type { IssueCorrectionInput } from "#server/corrections/schemas";
import { recordEvent } from "#server/events/record-event";
import { workOn } from "#server/hostile-work/work-on";
import { correctionPolicy } from "#server/policy/corrections";
import { authorize, requireRole } from "#server/policy/decision";
import { freezeReceipt } from "#server/receipts/freeze-receipt";

/**
 * A moderator corrects a published check. A typo, a clarification or a correction changes the words and keeps the
 * verdicts; a changed verdict prints those of this moment; a retraction leaves the page as it is and marks it. Every
 * version stays readable at its address. Throws ConflictError when it was corrected after it was read, and InvalidError
 * when nothing changed, or not what the type says.
 */
export async function issueCorrection(ctx: Ctx, input: IssueCorrectionInput): Promise<{ version: number }> {
  const moderator = signedIn(ctx);
  const { check, fromVersion, type, text } = input;
  authorize(requireRole(ctx.actor, "moderator"));
  const rendered = await workOn("renderBody", { markdown: input.body });

  return inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    const claims = await listClaimsOfVersion(tx, check, locked.version);
    authorize(correctionPolicy.issue(ctx.actor, locked, await getPublicationFacts(tx, claims, input.overrides)));
    if (locked.version !== fromVersion) throw new ConflictError("check_corrected_elsewhere");

    const version =
      type === "retraction" ? locked.version : await writeCorrected(tx, locked, claims, { ...input, rendered });
    if (version !== locked.version) await freezeReceipt(tx, check, version);
    const [last] = await tx.db
      .select({ seq: max(corrections.seq) })
      .from(corrections)
      .where(eq(corrections.check, check));
    await tx.db.insert(corrections).values({
      check,
      seq: (last?.seq ?? 0) + 1,
      type,
      text,
      fromVersion,
      toVersion: version,
      by: moderator.id,
      at: tx.now,
    });
    await moveCheck(tx, locked, type === "retraction" ? "retracted" : "corrected", version);
    await recordEvent(tx, type === "retraction" ? "check.retracted" : "check.corrected", check, { version, type });
    return { version };
  });
}

async function writeCorrected(
  tx: Ctx,
  { check, version: fromVersion, subjectClaim }: LockedCheck,
  claims: readonly string[],
  input: IssueCorrectionInput & { rendered: RenderedBodyView },
): Promise<number> {
  const { title, answer, body, type, overrides, rendered } = input;
  const before = await getVersion(tx, check, fromVersion);
  if (type !== "changed_verdict" && overrides.length > 0) throw new InvalidError("correction_not_of_verdict");
  if (type !== "changed_verdict" && isSameText(before, { title, answer, body })) {
    throw new InvalidError("correction_same");
  }
  if (answer === "") throw new InvalidError("check_answer_missing");

  const version = fromVersion + 1;
  const asReadings = await listReadings(tx, check, fromVersion);
  const words = { ...before, version, title, answer, body };
  const { sources } = await writeVersion(tx, words, { subjectClaim, rendered, asReadings });
  const unknown = unknownCitation(rendered.citations, sources);
  if (unknown !== null) throw new InvalidError("check_citation_unknown", { number: unknown });
  await orderSources(tx, check, version);
  const printed = await listPrintedVerdicts(tx, check, fromVersion);
  if (type !== "changed_verdict") {
    const kept = printed.map(({ claim, verdict, overrideRating, overrideReason }) => {
      return { check, version, claim, verdict, overrideRating, overrideReason };
    });
    await tx.db.insert(versionVerdicts).values(kept);
    return version;
  }
  const states = await lockClaims(tx, claims, "alone");
  const now = await freezeVerdicts(tx, { check, version, claims, overrides });
  const isUnchanged = now.every(({ claim, state, rating }) =>
    printed.some((one) => one.claim === claim && one.state === state && one.rating === rating),
  );
  if (isUnchanged) throw new InvalidError("correction_verdict_same");
  await moveClaims(tx, claimsWithOpenVotes(states), "published");
  return version;
}
