import "server-only";
import { inArray } from "drizzle-orm";
import { allowances } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { leftOfLease } from "#server/limits/lease";
import { type Allowance, allowancesOf, DAILY_KINDS, type LimitKind } from "#server/limits/rules";
import { usedOf } from "#server/limits/spend";
import { dailyAllowancesOf } from "#server/limits/take-daily";
import type { AllowanceView } from "#server/limits/views";

const SHOWN = ["write", "fetch", "search"] as const satisfies LimitKind[];
/** From this share on the desk tells of it before it is met. */
const NEAR = 0.8;

/** What the one who asks may still do: of each kind how much is used, and how much there is. Members only. */
export async function listOwnAllowances(ctx: Ctx): Promise<AllowanceView[]> {
  const { id, isNew = false } = signedIn(ctx);
  const own = SHOWN.flatMap((kind): (Allowance & { kind: (typeof SHOWN)[number] })[] =>
    allowancesOf(kind, { member: id, isNew, network: null }).map((allowance) => ({ kind, ...allowance })),
  );
  const daily = await dailyAllowancesOf(ctx, DAILY_KINDS);
  const all = [...own, ...daily];
  const rows = await ctx.db
    .select()
    .from(allowances)
    .where(
      inArray(
        allowances.key,
        all.map(({ key }) => key),
      ),
    );
  return all.map(({ kind, ...allowance }) => {
    const spentUntil = rows.find(({ key }) => key === allowance.key)?.spentUntil ?? null;
    const used = usedOf(allowance, spentUntil, ctx.now) - leftOfLease(ctx.db, allowance.key);
    return { kind, used: Math.max(0, used), max: allowance.max, minutes: allowance.minutes };
  });
}

/** The allowance of changes, or of a day, when most of it is used, so that its member is told before it is met; null otherwise. */
export async function findNearAllowance(ctx: Ctx): Promise<AllowanceView | null> {
  const told = (await listOwnAllowances(ctx)).filter(({ kind }) => kind !== "fetch" && kind !== "search");
  return told.find(({ used, max }) => used >= NEAR * max) ?? null;
}
