import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { checkSlugs, letterAnswers, letters } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { findPublishedAt } from "#server/letters/internal";
import type { DecidedObjectionView } from "#server/letters/views";

const SHOWN = 100;

/** The objections to the verdict of a check that were decided, with the reason; never who sent them. */
export async function listDecidedObjections({ db }: Ctx, slug: string): Promise<DecidedObjectionView[]> {
  return db
    .select({
      id: letters.id,
      sender: letters.sender,
      outcome: letterAnswers.outcome,
      reason: letterAnswers.reason,
      wasInvolved: letterAnswers.wasInvolved,
      at: letterAnswers.at,
    })
    .from(checkSlugs)
    .innerJoin(letters, and(eq(letters.check, checkSlugs.check), eq(letters.kind, "objection")))
    .innerJoin(letterAnswers, eq(letterAnswers.letter, letters.id))
    .where(eq(checkSlugs.slug, slug))
    .orderBy(asc(letterAnswers.at), asc(letters.id))
    .limit(SHOWN);
}

/** What the check at an address asks, for the form that writes about it; null where none is published. */
export const findCheckToWriteAbout = findPublishedAt;
