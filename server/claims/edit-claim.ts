import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { claims, claimVersions } from "#db/schema";
import { getClaimFacts, lockClaim } from "#server/claims/internal";
import { statementKey } from "#server/claims/rules";
import type { EditClaimInput } from "#server/claims/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

/**
 * The reviewer who submitted a claim, or a moderator, changes its words and says why, until it is published. Every
 * version is kept, and whoever voted on other words is told. Throws ConflictError when it was changed in another window
 * meanwhile or when the same statement is there already, and InvalidError when nothing changed.
 */
export async function editClaim(
  ctx: Ctx,
  { claim, fromVersion, statement, reason }: EditClaimInput,
): Promise<{ version: number }> {
  const editor = signedIn(ctx);

  return inTransaction(ctx, async (tx) => {
    await lockClaim(tx, claim, "alone");
    const facts = await getClaimFacts(tx, claim);
    authorize(claimPolicy.edit(ctx.actor, facts));
    if (facts.version !== fromVersion) throw new ConflictError("claim_changed_elsewhere");
    if (facts.statement === statement) throw new InvalidError("claim_same");
    const key = statementKey(statement);
    const same = await findSame(tx, claim, key);
    if (same !== null) throw new ConflictError("claim_duplicate", { claim: same });

    const version = fromVersion + 1;
    await tx.db.insert(claimVersions).values({ claim, version, statement, reason, by: editor.id, at: tx.now });
    await tx.db.update(claims).set({ statement, statementKey: key }).where(eq(claims.id, claim));
    await recordEvent(tx, "claim.edited", claim, { version });
    return { version };
  });
}

/** Another claim with the same statement, claimant and day. */
async function findSame(tx: Ctx, claim: string, key: string): Promise<string | null> {
  const [own] = await tx.db.select().from(claims).where(eq(claims.id, claim));
  const others = await tx.db
    .select()
    .from(claims)
    .where(and(eq(claims.statementKey, key), ne(claims.id, claim)));
  return others.find((other) => other.claimant === own?.claimant && other.saidOn === own?.saidOn)?.id ?? null;
}
