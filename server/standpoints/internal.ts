import "server-only";
import { and, asc, desc, eq, gt, lt, max, ne } from "drizzle-orm";
import { judgements, standpoints } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { log } from "#server/core/log";
import { STANDPOINTS_NEEDLESS_AFTER_DAYS } from "#server/standpoints/rules";
import { type OpenStandpoint, unsealStandpoint } from "#server/standpoints/sealed-standpoint";

const DAY_MS = 86_400_000;

/** An answer of somebody to the question of a topic, and since when it holds. */
type HeldStandpoint = OpenStandpoint & { topic: string; member: string; seq: number; version: number; at: Date };

/** What one member answered, each time, the newest last. */
export async function listAnswersOf(ctx: Ctx, member: string, topic?: string): Promise<HeldStandpoint[]> {
  const rows = await ctx.db
    .select()
    .from(standpoints)
    .where(and(eq(standpoints.member, member), topic === undefined ? undefined : eq(standpoints.topic, topic)))
    .orderBy(asc(standpoints.topic), asc(standpoints.seq));
  return rows.flatMap(open);
}

/** What everybody answered, by topic and member, each time, the newest last. In memory for as long as a judgement is. */
export async function listHeldStandpoints(tx: Ctx): Promise<Map<string, HeldStandpoint[]>> {
  const rows = await tx.db
    .select()
    .from(standpoints)
    .orderBy(asc(standpoints.topic), asc(standpoints.member), asc(standpoints.seq));
  return Map.groupBy(rows.flatMap(open), ({ topic, member }) => standpointKey(topic, member));
}

/** The number of a member's last answer to a question, whether or not it opens; 0 where there is none. */
export async function lastSeq(tx: Ctx, topic: string, member: string): Promise<number> {
  const [last] = await tx.db
    .select({ seq: max(standpoints.seq) })
    .from(standpoints)
    .where(and(eq(standpoints.topic, topic), eq(standpoints.member, member)));
  return last?.seq ?? 0;
}

export const standpointKey = (topic: string, member: string) => `${topic} ${member}`;

/**
 * An answer as it was given. One that does not open, since the site's secret is another one by now, is as if it had never
 * been given: nobody's verdict waits for it.
 */
function open({ sealed, tx: _, ...row }: typeof standpoints.$inferSelect): HeldStandpoint[] {
  try {
    return [{ ...row, ...unsealStandpoint(row, sealed) }];
  } catch {
    log.error("A private answer does not open with this site’s secret, and is left out.");
    return [];
  }
}

/** Whether the last judgement found a lasting split: then votes alone tell who usually disagrees, and nobody is asked. */
export async function isSplitEstablished(ctx: Ctx): Promise<boolean> {
  const [last] = await ctx.db
    .select({ split: judgements.split })
    .from(judgements)
    .orderBy(desc(judgements.version))
    .limit(1);
  return last?.split === "established";
}

/** Whether a lasting split has been found by every judgement of 90 days, the first of which is older than that. */
export async function isSplitOld(ctx: Ctx): Promise<boolean> {
  if (!(await isSplitEstablished(ctx))) return false;
  const since = new Date(ctx.now.getTime() - STANDPOINTS_NEEDLESS_AFTER_DAYS * DAY_MS);
  const [before] = await ctx.db
    .select({ split: judgements.split })
    .from(judgements)
    .where(lt(judgements.at, since))
    .orderBy(desc(judgements.version))
    .limit(1);
  const other = and(gt(judgements.at, since), ne(judgements.split, "established"));
  return before?.split === "established" && (await ctx.db.$count(judgements, other)) === 0;
}
