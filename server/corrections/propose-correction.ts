import "server-only";
import { correctionProposals } from "#db/schema";
import { getPublicationFacts, listClaimsOfVersion } from "#server/checks/internal";
import { lockCheck } from "#server/checks/lock-check";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { applyCorrection } from "#server/corrections/apply-correction";
import { findOpenProposal } from "#server/corrections/internal";
import type { ProposeCorrectionInput } from "#server/corrections/schemas";
import { recordEvent } from "#server/events/record-event";
import { workOn } from "#server/hostile-work/work-on";
import { correctionPolicy } from "#server/policy/corrections";
import { authorize, requireRole } from "#server/policy/decision";

/**
 * A moderator proposes that a published verdict changes, or that a check is retracted; another moderator decides. What would be
 * printed is worked out now and kept, so that nothing else can be approved. One proposal for a check waits at a time. Throws
 * ConflictError for a second one or a stale one, and InvalidError when nothing would change.
 */
export async function proposeCorrection(ctx: Ctx, input: ProposeCorrectionInput): Promise<{ proposal: string }> {
  const { id: by } = signedIn(ctx);
  authorize(requireRole(ctx.actor, "moderator"));
  const rendered = await workOn("renderBody", { markdown: input.body });

  return inTransaction(ctx, async (tx) => {
    const { check, fromVersion, type, text, title, answer, body, overrides } = input;
    const locked = await lockCheck(tx, check);
    const claims = await listClaimsOfVersion(tx, check, locked.version);
    authorize(correctionPolicy.issue(ctx.actor, locked, await getPublicationFacts(tx, claims, overrides)));
    if (locked.version !== fromVersion) throw new ConflictError("check_corrected_elsewhere");
    if (await findOpenProposal(tx, check)) throw new ConflictError("proposal_waits");
    const { verdicts } = await rehearse(tx, (trial) =>
      applyCorrection(trial, locked, { claims, by }, { ...input, rendered }),
    );
    const words = { check, fromVersion, type, text, title, answer, body, overrides };
    const [proposed] = await tx.db
      .insert(correctionProposals)
      .values({ ...words, verdicts, by, at: tx.now })
      .returning({ id: correctionProposals.id });
    if (!proposed) throw new Error("The proposal was not written.");
    await recordEvent(tx, "check.correction-proposed", check, { proposal: proposed.id });
    return { proposal: proposed.id };
  });
}

/** What `work` comes to, without anything that it writes: it is refused now for what it would be refused for later. */
async function rehearse<Result>(ctx: Ctx, work: (trial: Ctx) => Promise<Result>): Promise<Result> {
  const done: Result[] = [];
  const backOut = new Error("A rehearsal writes nothing.");
  await inTransaction(ctx, async (trial) => {
    done.push(await work(trial));
    throw backOut;
  }).catch((error: unknown) => {
    if (error !== backOut) throw error;
  });
  const [result] = done;
  if (result === undefined) throw backOut;
  return result;
}
