import "server-only";
import { eq, max } from "drizzle-orm";
import { corrections, versionVerdicts } from "#db/schema";
import { freezeVerdicts } from "#server/checks/freeze-verdicts";
import { getVersion, listPrintedVerdicts, listReadings } from "#server/checks/internal";
import type { LockedCheck } from "#server/checks/lock-check";
import { moveCheck } from "#server/checks/move-check";
import { orderSources } from "#server/checks/number-sources";
import { unknownCitation } from "#server/checks/rules";
import type { RenderedBodyView } from "#server/checks/views";
import { writeValidity } from "#server/checks/write-validity";
import { writeVersion } from "#server/checks/write-version";
import { lockClaims } from "#server/claims/internal";
import { moveClaims } from "#server/claims/move-claim";
import { claimsWithOpenVotes } from "#server/claims/rules";
import type { Ctx } from "#server/core/context";
import { InvalidError } from "#server/core/errors";
import { isSameText } from "#server/corrections/rules";
import type { CorrectionWords } from "#server/corrections/schemas";
import type { ProposedVerdict } from "#server/corrections/views";
import { freezeReceipt } from "#server/receipts/freeze-receipt";

/** A correction with its text as readers see it. */
export type Rendered = CorrectionWords & { rendered: RenderedBodyView };

/**
 * Writes a correction of a check that is locked: its new version, the verdicts that it prints and its receipt. A
 * retraction leaves the text as it is. A step of commands: it asks nobody and records no event. Throws InvalidError when nothing changed,
 * or not what the type says.
 *
 * @param by the member whose correction it is
 */
export async function applyCorrection(
  tx: Ctx,
  locked: LockedCheck,
  { claims, by }: { claims: readonly string[]; by: string },
  input: Rendered,
): Promise<{ version: number; verdicts: ProposedVerdict[] }> {
  const { check } = locked;
  const { type, text } = input;
  const isRetraction = type === "retraction";
  const { version, verdicts } = isRetraction
    ? { version: locked.version, verdicts: [] }
    : await writeCorrected(tx, locked, claims, input);
  if (!isRetraction) await freezeReceipt(tx, check, version);
  const [last] = await tx.db
    .select({ seq: max(corrections.seq) })
    .from(corrections)
    .where(eq(corrections.check, check));
  const seq = (last?.seq ?? 0) + 1;
  await tx.db
    .insert(corrections)
    .values({ check, seq, type, text, fromVersion: locked.version, toVersion: version, by, at: tx.now });
  if (type === "changed_verdict") await writeValidity(tx, check, null);
  await moveCheck(tx, locked, isRetraction ? "retracted" : "corrected", version);
  return { version, verdicts };
}

async function writeCorrected(
  tx: Ctx,
  { check, version: fromVersion, subjectClaim }: LockedCheck,
  claims: readonly string[],
  input: Rendered,
): Promise<{ version: number; verdicts: ProposedVerdict[] }> {
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
    return { version, verdicts: [] };
  }
  const states = await lockClaims(tx, claims, "alone");
  const verdicts = await freezeVerdicts(tx, { check, version, claims, overrides });
  const isUnchanged = verdicts.every(({ claim, state, rating }) =>
    printed.some((one) => one.claim === claim && one.state === state && one.rating === rating),
  );
  if (isUnchanged) throw new InvalidError("correction_verdict_same");
  await moveClaims(tx, claimsWithOpenVotes(states), "published");
  return { version, verdicts };
}
