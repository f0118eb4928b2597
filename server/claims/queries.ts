import "server-only";
import { and, asc, desc, eq, or, sql } from "drizzle-orm";
import { claimants, claims } from "#db/schema";
import { CLOSED, describeClaims, getClaimFacts, isNowIn, listTopics } from "#server/claims/internal";
import { LIKE_CLAIMS_MAX, LIKENESS_FROM, statementKey } from "#server/claims/rules";
import type { SearchClaimsInput } from "#server/claims/schemas";
import type { ClaimAtDeskView } from "#server/claims/views";
import type { Ctx } from "#server/core/context";
import { NotFoundError, type OfferedClaim } from "#server/core/errors";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

/** Claims whose statement has nearly the same letters as another, the most alike first. Members only. */
export async function listAlikeClaims(ctx: Ctx, statement: string): Promise<OfferedClaim[]> {
  authorize(claimPolicy.read(ctx.actor));
  const likeness = sql<number>`similarity(${claims.statement}, ${statement})`;
  return ctx.db
    .select({ claim: claims.id, statement: claims.statement, claimant: claimants.name, saidOn: claims.saidOn })
    .from(claims)
    .leftJoin(claimants, eq(claimants.id, claims.claimant))
    .where(
      or(
        eq(claims.statementKey, statementKey(statement)),
        and(sql`${claims.statement} % ${statement}`, sql`${likeness} >= ${LIKENESS_FROM}`),
      ),
    )
    .orderBy(desc(likeness), asc(claims.submittedAt), asc(claims.id))
    .limit(LIKE_CLAIMS_MAX);
}

/**
 * Claims by their words, while somebody types them to choose one; without words the newest. Those that were withdrawn,
 * merged or declined are not among them; one that is chosen already is, first. Members only.
 */
export async function searchClaims(ctx: Ctx, { words, chosen }: SearchClaimsInput): Promise<OfferedClaim[]> {
  authorize(claimPolicy.read(ctx.actor));
  const isFound = or(
    sql`${claims.search} @@ websearch_to_tsquery('simple', ${words})`,
    sql`${words} <% ${claims.statement}`,
  );
  const likeness = sql`word_similarity(${words}, ${claims.statement})`;
  return ctx.db
    .select({ claim: claims.id, statement: claims.statement, claimant: claimants.name, saidOn: claims.saidOn })
    .from(claims)
    .leftJoin(claimants, eq(claimants.id, claims.claimant))
    .where(
      or(
        chosen ? eq(claims.id, chosen) : undefined,
        and(words === "" ? undefined : isFound, sql`not (${isNowIn(CLOSED)})`),
      ),
    )
    .orderBy(
      ...(chosen ? [desc(eq(claims.id, chosen))] : []),
      ...(words === "" ? [] : [desc(likeness)]),
      desc(claims.submittedAt),
      desc(claims.id),
    )
    .limit(FOUND_MAX);
}

const FOUND_MAX = 20;

/** A claim as the workbench shows it. Members only. Throws NotFoundError. */
export async function getClaim(ctx: Ctx, id: string): Promise<ClaimAtDeskView> {
  authorize(claimPolicy.read(ctx.actor));
  const claim = (await describeClaims(ctx, [id])).get(id);
  if (!claim) throw new NotFoundError();
  const original = claim.derivedFrom
    ? (await describeClaims(ctx, [claim.derivedFrom])).get(claim.derivedFrom)
    : undefined;
  return {
    ...claim,
    ...(await statusOf(ctx, id)),
    topics: await listTopics(ctx, id),
    original: original ? { id: original.id, statement: original.statement } : null,
  };
}

async function statusOf(ctx: Ctx, claim: string) {
  const { state, version, submittedBy: submitter, declinedBecause } = await getClaimFacts(ctx, claim);
  return { state, version, submitter, declinedBecause };
}
