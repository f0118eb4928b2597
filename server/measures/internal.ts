import "server-only";
import { and, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { measureEnds, measures } from "#db/schema";
import type { Ctx } from "#server/core/context";

/** What everybody reads of a measure; its end is joined. */
export const PUBLIC_MEASURE = {
  id: measures.id,
  kind: measures.kind,
  rule: measures.rule,
  publicNote: measures.publicNote,
  byRole: measures.byRole,
  at: measures.at,
  until: measures.until,
  perDay: measures.perDay,
  ended: { at: measureEnds.at, reason: measureEnds.reason, byRole: measureEnds.byRole },
};

/** That a measure holds at a time: it was not ended, and its end has not come. */
const holds = (now: Date) =>
  and(
    sql`not exists (select 1 from ${measureEnds} e where e.measure = ${measures}."id")`,
    or(isNull(measures.until), gt(measures.until, now)),
  );

/** Whether a moderator locked the talk on a claim. */
export async function isTalkLocked({ db, now }: Ctx, claim: string): Promise<boolean> {
  const [found] = await db
    .select({ id: measures.id })
    .from(measures)
    .where(and(eq(measures.claim, claim), eq(measures.kind, "lock"), holds(now)))
    .limit(1);
  return found !== undefined;
}

/** Which of some messages a moderator hid. */
export async function listHidden({ db, now }: Ctx, messages: readonly string[]): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const found = await db
    .select({ message: measures.message })
    .from(measures)
    .where(and(inArray(measures.message, [...messages]), eq(measures.kind, "hide"), holds(now)));
  return new Set(found.flatMap(({ message }) => (message ? [message] : [])));
}
