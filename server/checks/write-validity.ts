import "server-only";
import { desc, eq } from "drizzle-orm";
import { checkValidities } from "#db/schema";
import { REVIEW_AFTER_DAYS } from "#server/checks/rules";
import { type Ctx, signedIn } from "#server/core/context";
import { InvalidError } from "#server/core/errors";

const DAY_MS = 86_400_000;

/**
 * Writes that what a check says is valid as of today, and on which day it is looked at again: a year later unless somebody chose
 * another day. A step of commands: it records no event. Throws InvalidError for a day that is not later than today.
 */
export async function writeValidity(tx: Ctx, check: string, reviewOn: string | null): Promise<void> {
  const { id: by } = signedIn(tx);
  const dayOf = (days: number) => new Date(tx.now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const validAsOf = dayOf(0);
  const due = reviewOn ?? dayOf(REVIEW_AFTER_DAYS);
  if (due <= validAsOf) throw new InvalidError("review_date_past");
  const [last] = await tx.db
    .select({ seq: checkValidities.seq })
    .from(checkValidities)
    .where(eq(checkValidities.check, check))
    .orderBy(desc(checkValidities.seq))
    .limit(1);
  await tx.db
    .insert(checkValidities)
    .values({ check, seq: (last?.seq ?? 0) + 1, validAsOf, reviewOn: due, by, at: tx.now });
}
