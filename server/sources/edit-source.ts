import "server-only";
import { lockClaim } from "#server/claims/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { sourcePolicy } from "#server/policy/sources";
import { getClaimOfSource, getSourceFacts, requireKind } from "#server/sources/internal";
import type { EditSourceInput } from "#server/sources/schemas";
import { writeSourceVersion } from "#server/sources/write-source-version";

/**
 * Who attached a source, or a moderator, changes what is said of it, until a published check shows it: its stance and
 * type, where in the document the quote stands, the note, the translation and the declared interest. The quote itself
 * never changes: it is replaced by another source. Whoever voted before is told. Throws ConflictError when it was
 * changed in another window meanwhile.
 */
export async function editSource(ctx: Ctx, input: EditSourceInput): Promise<{ version: number }> {
  signedIn(ctx);
  const { source, fromVersion, ...said } = input;

  return inTransaction(ctx, async (tx) => {
    const claim = await getClaimOfSource(tx, source);
    await lockClaim(tx, claim, "alone");
    const facts = await getSourceFacts(tx, source);
    authorize(sourcePolicy.edit(ctx.actor, facts));
    if (facts.version !== fromVersion) throw new ConflictError("source_changed_elsewhere");
    requireKind(said.kind, facts.isClaimItself);
    const version = await writeSourceVersion(tx, source, { ...said, withdrawnBecause: null });
    await recordEvent(tx, "source.edited", source, { claim });
    return { version };
  });
}
