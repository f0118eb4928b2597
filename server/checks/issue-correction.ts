import "server-only";
import { and, eq, max } from "drizzle-orm";
import { checkVersions, corrections, readings, versionVerdicts } from "#db/schema";
import { freezeReceipt } from "#server/checks/freeze-receipt";
import { freezeVerdicts } from "#server/checks/freeze-verdicts";
import { type HeldCheck, holdCheck } from "#server/checks/hold-check";
import { keepRendering } from "#server/checks/keep-rendering";
import { moveCheck } from "#server/checks/move-check";
import { numberSources } from "#server/checks/number-sources";
import { orderSources } from "#server/checks/order-sources";
import { getPublicationFacts, getVersionWords, listClaimsOfVersion, listPrintedVerdicts } from "#server/checks/queries";
import { requireKnownCitations } from "#server/checks/require-known-citations";
import { isSameText } from "#server/checks/rules";
import type { IssueCorrectionInput } from "#server/checks/schemas";
import type { RenderedBodyView } from "#server/checks/views";
import { holdClaim } from "#server/claims/queries";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { workOn } from "#server/hostile-work/work-on";
import { checkPolicy } from "#server/policy/checks";
import { authorize, requireRole } from "#server/policy/decision";

/**
 * A moderator corrects a published check. A typo, a clarification or a correction changes the words and keeps the
 * verdicts; a changed verdict prints those of this moment; a retraction leaves the page as it is and marks it. Every
 * version stays readable at its address. Throws ConflictError when it was corrected since it was read, and InvalidError
 * when nothing changed, or not what the type says.
 */
export async function issueCorrection(ctx: Ctx, input: IssueCorrectionInput): Promise<{ version: number }> {
  const moderator = signedIn(ctx);
  const { check, fromVersion, type, text } = input;
  authorize(requireRole(ctx.actor, "moderator"));
  const rendered = await workOn("renderBody", { markdown: input.body });

  return inTransaction(ctx, async (tx) => {
    const held = await holdCheck(tx, check);
    const claims = await listClaimsOfVersion(tx, check, held.version);
    authorize(checkPolicy.correct(ctx.actor, held, await getPublicationFacts(tx, claims, input.against)));
    if (held.version !== fromVersion) throw new ConflictError("check_corrected_elsewhere");

    const version = type === "retraction" ? held.version : await writeVersion(tx, held, claims, { ...input, rendered });
    if (version !== held.version) await freezeReceipt(tx, check, version);
    const [last] = await tx.db
      .select({ seq: max(corrections.seq) })
      .from(corrections)
      .where(eq(corrections.check, check));
    await tx.db.insert(corrections).values({
      ...{ check, seq: (last?.seq ?? 0) + 1, type, text, fromVersion, toVersion: version },
      ...{ by: moderator.id, at: tx.now },
    });
    await moveCheck(tx, held, type === "retraction" ? "retracted" : "corrected", version);
    await recordEvent(tx, type === "retraction" ? "check.retracted" : "check.corrected", check, { version, type });
    return { version };
  });
}

async function writeVersion(
  tx: Ctx,
  { check, version: fromVersion }: HeldCheck,
  claims: readonly string[],
  input: IssueCorrectionInput & { rendered: RenderedBodyView },
): Promise<number> {
  const { title, answer, body, type, against, rendered } = input;
  const before = await getVersionWords(tx, check, fromVersion);
  const isSame = isSameText(before, { title, answer, body });
  if (type !== "changed_verdict" && against.length > 0) throw new InvalidError("correction_not_of_verdict");
  if (type !== "changed_verdict" && isSame) throw new InvalidError("correction_same");
  if (answer === "") throw new InvalidError("check_answer_missing");
  const sources = (await numberSources(tx, check, claims)).length;
  requireKnownCitations(rendered.citations, sources);

  const version = fromVersion + 1;
  const { id: savedBy } = signedIn(tx);
  const ofVersion = and(eq(checkVersions.check, check), eq(checkVersions.version, fromVersion));
  const [standing] = await tx.db.select().from(checkVersions).where(ofVersion);
  if (!standing) throw new Error("A published check has no version.");
  const { search: _, ...kept } = standing;
  await tx.db
    .insert(checkVersions)
    .values({ ...kept, version, title, answer, body, sources, savedBy, savedAt: tx.now });
  await keepRendering(tx, { check, version }, rendered);
  await orderSources(tx, check, version);
  const asReadings = await tx.db
    .select()
    .from(readings)
    .where(and(eq(readings.check, check), eq(readings.version, fromVersion)));
  if (asReadings.length > 0)
    await tx.db.insert(readings).values(asReadings.map((reading) => ({ ...reading, version })));

  const printed = await listPrintedVerdicts(tx, check, fromVersion);
  if (type !== "changed_verdict") {
    const rows = printed.map(({ claim, verdict, againstRating, againstReason }) => ({
      ...{ check, version, claim, verdict, againstRating, againstReason },
    }));
    await tx.db.insert(versionVerdicts).values(rows);
    return version;
  }
  for (const claim of [...claims].sort()) await holdClaim(tx, claim, "alone");
  const now = await freezeVerdicts(tx, { check, version, claims, against });
  const isUnchanged = now.every(({ claim, state, rating }) =>
    printed.some((one) => one.claim === claim && one.state === state && one.rating === rating),
  );
  if (isUnchanged) throw new InvalidError("correction_verdict_same");
  return version;
}
