import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { appearances, claimants, claimStates, claims, claimVersions } from "#db/schema";
import type { Passage } from "#server/articles/anchoring/passage";
import { findSelectedPassage } from "#server/articles/internal";
import { getClaimState } from "#server/claims/internal";
import { listAlikeClaims } from "#server/claims/queries";
import { firstDayOf, statementKey } from "#server/claims/rules";
import type { SubmitClaimInput } from "#server/claims/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { lastDayBegun } from "#server/core/rules";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { recuseInterested } from "#server/interests/recuse-interested";
import { takeDaily } from "#server/limits/take-daily";
import { claimPolicy, isClosed } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";
import { nameTopics } from "#server/topics/name-topics";

/**
 * A reviewer makes a claim of the words selected in an article: one statement that can be checked, with who said it,
 * when, and about what; or of a reading of another claim, which has no words of its own. The same statement of the same
 * claimant and day is kept once: the second to submit it is refused and led to the first. Claims that are only alike,
 * or the same words of another claimant or day, are shown first, and the reviewer decides. Everyone whose standing
 * interest names its claimant, its publisher or a topic of it steps aside. Throws ConflictError with
 * that claim's id, and InvalidError when the words are not those of the article, the day is in the future, or two of its
 * topics have positions.
 */
export async function submitClaim(ctx: Ctx, input: SubmitClaimInput): Promise<{ claim: string }> {
  const submitter = signedIn(ctx);
  authorize(claimPolicy.submit(ctx.actor));
  const said = input.said && { ...input.said, on: firstDayOf(input.said.on, input.said.precision) };
  if (said && said.on > lastDayBegun(ctx.now)) throw new InvalidError("date_future");

  return inTransaction(ctx, async (tx) => {
    const passage = input.passage && (await findSelectedPassage(tx, input.passage));
    if (input.passage && !passage) throw new InvalidError("passage_moved");
    if (input.derivedFrom && isClosed(await getClaimState(tx, input.derivedFrom))) {
      throw new InvalidError("claim_closed");
    }
    const claimant = await claimantOf(tx, input.claimant);
    const key = statementKey(input.statement);
    const same = await sameClaim(tx, key, claimant, said?.on);
    if (same !== null) throw new ConflictError("claim_duplicate", { claim: same });
    if (!input.hasSeenAlike) {
      const alike = await listAlikeClaims(tx, input.statement);
      if (alike.length > 0) throw new ConflictError("claim_alike", { count: alike.length }, { claims: alike });
    }
    await takeDaily(tx, "claim");
    const [added] = await tx.db
      .insert(claims)
      .values({
        statement: input.statement,
        statementKey: key,
        claimant,
        saidOn: said?.on ?? null,
        saidPrecision: said?.precision ?? null,
        language: input.language,
        derivedFrom: input.derivedFrom,
        submittedBy: submitter.id,
        submittedAt: tx.now,
      })
      .onConflictDoNothing()
      .returning({ id: claims.id });
    if (!added) {
      const theirs = await sameClaim(tx, key, claimant, said?.on);
      throw new ConflictError("claim_duplicate", theirs === null ? {} : { claim: theirs });
    }

    const claim = added.id;
    await tx.db
      .insert(claimVersions)
      .values({ claim, version: 1, statement: input.statement, by: submitter.id, at: tx.now });
    await tx.db.insert(claimStates).values({ claim, seq: 1, state: "open", by: submitter.id, at: tx.now });
    if (passage) await addAppearance(tx, claim, passage, submitter.id);
    await nameTopics(tx, claim, input.topics);
    await recuseInterested(tx, claim);
    await recordEvent(tx, "claim.submitted", claim, passage ? { copy: passage.copy } : {});
    return { claim };
  });
}

async function addAppearance(
  tx: Ctx,
  claim: string,
  passage: Passage & { copy: string; section: string | null },
  addedBy: string,
) {
  await tx.db.insert(appearances).values({ claim, ...passage, addedBy, addedAt: tx.now });
}

async function sameClaim(
  tx: Ctx,
  key: string,
  claimant: string | null,
  saidOn: string | undefined,
): Promise<string | null> {
  const [known] = await tx.db
    .select({ id: claims.id })
    .from(claims)
    .where(
      and(
        eq(claims.statementKey, key),
        claimant ? eq(claims.claimant, claimant) : isNull(claims.claimant),
        saidOn ? eq(claims.saidOn, saidOn) : isNull(claims.saidOn),
      ),
    );
  return known?.id ?? null;
}

/**
 * The claimant of that kind and name, kept once, whoever names it first; a Wikidata id tells apart those of one name.
 */
async function claimantOf(tx: Ctx, named: SubmitClaimInput["claimant"]): Promise<string | null> {
  if (!named) return null;
  const { kind, name } = named;
  const wikidata = named.wikidata || null;
  const [added] = await tx.db
    .insert(claimants)
    .values({ kind, name, wikidata, addedAt: tx.now })
    .onConflictDoNothing()
    .returning({ id: claimants.id });
  if (added) return added.id;
  const [known] = await tx.db
    .select({ id: claimants.id })
    .from(claimants)
    .where(
      wikidata
        ? eq(claimants.wikidata, wikidata)
        : and(eq(claimants.kind, kind), sql`lower(${claimants.name}) = lower(${name})`, isNull(claimants.wikidata)),
    );
  return known?.id ?? null;
}
