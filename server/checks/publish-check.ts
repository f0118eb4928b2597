import "server-only";
import { eq, max } from "drizzle-orm";
import { checkSlugs, claimStates } from "#db/schema";
import { localeOf } from "#messages/locales";
import { freezeVerdicts } from "#server/checks/freeze-verdicts";
import { holdCheck } from "#server/checks/hold-check";
import { getPublicationFacts, getVersionWords, listClaimsOfVersion, listLacks } from "#server/checks/internal";
import { moveCheck } from "#server/checks/move-check";
import { orderSources } from "#server/checks/number-sources";
import { type PublishCheckInput, SLUG_MAX_CHARACTERS } from "#server/checks/schemas";
import { holdClaim } from "#server/claims/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { slugOf } from "#server/core/slug";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { checkPolicy } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";
import { freezeReceipt } from "#server/receipts/freeze-receipt";

/**
 * A moderator who did not write a check publishes it: it is written by one person and approved by another. The verdicts
 * of its claims are frozen as the votes stand, and no more votes are taken on them. Against the votes a rating is printed
 * only with a reason that the page shows, by a moderator who did not vote on that claim. Of two who publish at once, one
 * does. Throws ForbiddenError, ConflictError when it was handed in anew since it was read, and InvalidError with what it
 * lacks.
 */
export async function publishCheck(ctx: Ctx, input: PublishCheckInput): Promise<{ slug: string; locale: string }> {
  const moderator = signedIn(ctx);
  const { check, version, against } = input;

  return inTransaction(ctx, async (tx) => {
    const held = await holdCheck(tx, check);
    const claims = await listClaimsOfVersion(tx, check, held.version);
    for (const claim of [...claims].sort()) await holdClaim(tx, claim, "alone");
    authorize(checkPolicy.publish(ctx.actor, held, await getPublicationFacts(tx, claims, against)));
    if (held.version !== version) throw new ConflictError("check_saved_elsewhere");
    const [lack] = await listLacks(tx, check, version);
    if (lack) throw new InvalidError(lack.reason, lack.params);

    await freezeVerdicts(tx, { check, version, claims, against });
    await orderSources(tx, check, version);
    for (const claim of claims) await closeVotes(tx, claim, moderator.id);
    const { title } = await getVersionWords(tx, check, version);
    const locale = localeOf(held.language);
    const slug = await giveSlug(tx, { check, locale, title });
    await freezeReceipt(tx, check, version);
    await moveCheck(tx, held, "published", version);
    await recordEvent(tx, "check.published", check, { version, against: against.length });
    return { slug, locale };
  });
}

/** A claim is published once, by the first check of it. */
async function closeVotes(tx: Ctx, claim: string, by: string): Promise<void> {
  const { state } = await holdClaim(tx, claim, "alone");
  if (state === "published") return;
  const [last] = await tx.db
    .select({ seq: max(claimStates.seq) })
    .from(claimStates)
    .where(eq(claimStates.claim, claim));
  await tx.db.insert(claimStates).values({ claim, seq: (last?.seq ?? 0) + 1, state: "published", by, at: tx.now });
}

const SLUGS_TRIED = 50;

/** Two checks of the same question get addresses that differ by a number; the unique index decides who was first. */
async function giveSlug(
  tx: Ctx,
  { check, locale, title }: { check: string; locale: string; title: string },
): Promise<string> {
  for (let attempt = 1; attempt <= SLUGS_TRIED; attempt++) {
    const suffix = attempt === 1 ? "" : `-${attempt}`;
    const [given] = await tx.db
      .insert(checkSlugs)
      .values({
        slug: `${slugOf(title, SLUG_MAX_CHARACTERS - suffix.length)}${suffix}`,
        check,
        locale,
        givenAt: tx.now,
      })
      .onConflictDoNothing()
      .returning({ slug: checkSlugs.slug });
    if (given) return given.slug;
  }
  throw new ConflictError("check_slug_taken");
}
