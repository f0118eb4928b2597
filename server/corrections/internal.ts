import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import { checkReviews, correctionDecisions, correctionProposals, corrections } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { ReviewView } from "#server/corrections/views";

export const listCorrectionsOf = (ctx: Ctx, check: string) =>
  ctx.db
    .select({
      type: corrections.type,
      text: corrections.text,
      at: corrections.at,
      fromVersion: corrections.fromVersion,
      toVersion: corrections.toVersion,
    })
    .from(corrections)
    .where(eq(corrections.check, check))
    .orderBy(desc(corrections.seq));

/** Since when a check is under review, and why; null where it is not. */
export async function findReview({ db }: Ctx, check: string): Promise<ReviewView | null> {
  const [newest] = await db
    .select({ isOpen: checkReviews.isOpen, at: checkReviews.at, reason: checkReviews.reason })
    .from(checkReviews)
    .where(eq(checkReviews.check, check))
    .orderBy(desc(checkReviews.seq))
    .limit(1);
  return newest?.isOpen ? { at: newest.at, reason: newest.reason } : null;
}

const decided = eq(correctionDecisions.proposal, correctionProposals.id);

/** A proposed correction and what became of it. Throws NotFoundError. */
export async function findProposal({ db }: Ctx, proposal: string) {
  const [found] = await db
    .select({
      check: correctionProposals.check,
      fromVersion: correctionProposals.fromVersion,
      type: correctionProposals.type,
      text: correctionProposals.text,
      title: correctionProposals.title,
      answer: correctionProposals.answer,
      body: correctionProposals.body,
      overrides: correctionProposals.overrides,
      verdicts: correctionProposals.verdicts,
      by: correctionProposals.by,
      outcome: correctionDecisions.outcome,
    })
    .from(correctionProposals)
    .leftJoin(correctionDecisions, decided)
    .where(eq(correctionProposals.id, proposal));
  if (!found) throw new NotFoundError();
  return found;
}

/** The proposal for a check that waits for a second moderator, if there is one. */
export async function findOpenProposal({ db }: Ctx, check: string): Promise<string | null> {
  const [waiting] = await db
    .select({ id: correctionProposals.id })
    .from(correctionProposals)
    .leftJoin(correctionDecisions, decided)
    .where(and(eq(correctionProposals.check, check), isNull(correctionDecisions.proposal)))
    .limit(1);
  return waiting?.id ?? null;
}
