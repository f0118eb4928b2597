import "server-only";
import { checkSlugs } from "#db/schema";
import { localeOf } from "#messages/locales";
import { freezeVerdicts } from "#server/checks/freeze-verdicts";
import { getPublicationFacts, getVersion, listClaimsOfVersion, listUnmetRequirements } from "#server/checks/internal";
import { lockCheck } from "#server/checks/lock-check";
import { moveCheck } from "#server/checks/move-check";
import { orderSources } from "#server/checks/number-sources";
import { type PublishCheckInput, SLUG_MAX_CHARACTERS } from "#server/checks/schemas";
import { writeValidity } from "#server/checks/write-validity";
import { lockClaims } from "#server/claims/internal";
import { moveClaims } from "#server/claims/move-claim";
import { claimsWithOpenVotes } from "#server/claims/rules";
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
 * of its claims are frozen as the votes stand, and no more votes are taken on them. Their verdict is
 * overridden only with a reason that the page shows, by a moderator who did not vote on that claim. Of two who publish at
 * once, one does. Throws ForbiddenError, ConflictError when it was submitted for review again after it was read, and
 * InvalidError with the first requirement that is missing.
 */
export async function publishCheck(ctx: Ctx, input: PublishCheckInput): Promise<{ slug: string; locale: string }> {
  signedIn(ctx);
  const { check, version, overrides, reviewOn } = input;

  return inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    const claims = await listClaimsOfVersion(tx, check, locked.version);
    const states = await lockClaims(tx, claims, "alone");
    authorize(checkPolicy.publish(ctx.actor, locked, await getPublicationFacts(tx, claims, overrides)));
    if (locked.version !== version) throw new ConflictError("check_saved_elsewhere");
    const [lack] = await listUnmetRequirements(tx, check, version);
    if (lack) throw new InvalidError(lack.reason, lack.params);

    await freezeVerdicts(tx, { check, version, claims, overrides });
    await orderSources(tx, check, version);
    await moveClaims(tx, claimsWithOpenVotes(states), "published");
    const { title } = await getVersion(tx, check, version);
    const locale = localeOf(locked.language);
    const slug = await giveSlug(tx, { check, locale, title });
    await freezeReceipt(tx, check, version);
    await writeValidity(tx, check, reviewOn ?? null);
    await moveCheck(tx, locked, "published", version);
    await recordEvent(tx, "check.published", check, { version, overrides: overrides.length });
    return { slug, locale };
  });
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
