import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import { checkSlugs, measureEnds, measureObjectionAnswers, measureObjections, measures } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { PUBLIC_MEASURE } from "#server/measures/internal";
import type { PublicMeasureView } from "#server/measures/views";

const SHOWN = 200;

/** What moderators did, newest first: what and why and by which role, never about whom. */
export async function listMeasures({ db }: Ctx): Promise<PublicMeasureView[]> {
  return db
    .select(PUBLIC_MEASURE)
    .from(measures)
    .leftJoin(measureEnds, eq(measureEnds.measure, measures.id))
    .leftJoin(measureObjections, eq(measureObjections.measure, measures.id))
    .leftJoin(measureObjectionAnswers, eq(measureObjectionAnswers.objection, measureObjections.id))
    .orderBy(desc(measures.at), desc(measures.id))
    .limit(SHOWN);
}

/** When and why the check at an address was withheld; null where it was not. */
export async function findWithheld({ db }: Ctx, slug: string): Promise<{ at: Date; publicNote: string } | null> {
  const [found] = await db
    .select({ at: measures.at, publicNote: measures.publicNote })
    .from(checkSlugs)
    .innerJoin(measures, and(eq(measures.check, checkSlugs.check), eq(measures.kind, "withhold")))
    .leftJoin(measureEnds, eq(measureEnds.measure, measures.id))
    .where(and(eq(checkSlugs.slug, slug), isNull(measureEnds.measure)))
    .orderBy(desc(measures.at))
    .limit(1);
  return found ?? null;
}
