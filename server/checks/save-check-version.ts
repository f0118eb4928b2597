import "server-only";
import { lockCheck } from "#server/checks/lock-check";
import { moveCheck } from "#server/checks/move-check";
import type { SaveCheckVersionInput } from "#server/checks/schemas";
import { writeVersion } from "#server/checks/write-version";
import { listClaimStates } from "#server/claims/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { answerSuggestions } from "#server/discussion/answer-suggestions";
import { recordEvent } from "#server/events/record-event";
import { workOn } from "#server/hostile-work/work-on";
import { checkPolicy } from "#server/policy/checks";
import { isClosed } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";
import { votePolicy } from "#server/policy/votes";
import { findQuotableBallot, getVoteFacts } from "#server/votes/internal";

/**
 * The author of a draft saves it: the question, the short answer, the text with its citations, the readings of the
 * question in their order, and the reasons to quote, for the verdict and in dissent. Every saved version is kept, and
 * one that was saved in another window since is not overwritten. Words that somebody suggested and that the author took
 * over are answered with it. Throws ConflictError for a stale one, and InvalidError for a reading of a claim that is
 * closed.
 */
export async function saveCheckVersion(ctx: Ctx, input: SaveCheckVersionInput): Promise<{ version: number }> {
  signedIn(ctx);
  authorize(checkPolicy.draft(ctx.actor));
  const rendered = await workOn("renderBody", { markdown: input.body });

  return inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, input.check);
    authorize(checkPolicy.save(ctx.actor, locked));
    if (locked.version !== input.fromVersion) throw new ConflictError("check_saved_elsewhere");
    const { fromVersion: _, accepts, readings: asReadings, backing: backedBy, dissent: dissentedBy, ...words } = input;
    const claims = [locked.subjectClaim, ...asReadings.map(({ claim }) => claim)];
    await requireOpenClaims(tx, claims);
    const backing = await ballotOf(tx, claims, backedBy);
    const dissent = await ballotOf(tx, claims, dissentedBy);

    const version = locked.version + 1;
    await writeVersion(
      tx,
      {
        ...words,
        version,
        backingVote: backing?.vote ?? null,
        backingBallot: backing?.version ?? null,
        dissentVote: dissent?.vote ?? null,
        dissentBallot: dissent?.version ?? null,
      },
      { subjectClaim: locked.subjectClaim, rendered, asReadings },
    );
    await answerSuggestions(tx, locked.check, accepts, true);
    await moveCheck(tx, locked, "draft", version);
    await recordEvent(tx, "check.saved", locked.check, { version });
    for (const suggestion of new Set(accepts)) {
      await recordEvent(tx, "check.suggestion-accepted", locked.check, { suggestion });
    }
    return { version };
  });
}

async function requireOpenClaims(tx: Ctx, claims: readonly string[]): Promise<void> {
  if (new Set(claims).size < claims.length) throw new InvalidError("check_readings_repeat");
  const states = await listClaimStates(tx, claims);
  if ([...states.values()].some(isClosed)) throw new InvalidError("claim_closed");
}

/** The ballot under the number that the author chose; they must be free to read what others said on that claim. */
async function ballotOf(tx: Ctx, claims: readonly string[], chosen: SaveCheckVersionInput["dissent"]) {
  if (!chosen) return null;
  if (!claims.includes(chosen.claim)) throw new InvalidError("check_dissent_unknown");
  authorize(votePolicy.seeOthers(tx.actor, await getVoteFacts(tx, chosen.claim)));
  const ballot = await findQuotableBallot(tx, chosen.claim, chosen.voice);
  if (!ballot) throw new InvalidError("check_dissent_unknown");
  return ballot;
}
