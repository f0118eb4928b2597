import "server-only";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { checkSlugs, checkStates, checks, checkVersions, claims, members, verdicts, versionVerdicts } from "#db/schema";
import type { CheckState, Rating, VerdictState } from "#db/vocabulary";
import {
  canonicalLocale,
  findQuotedReason,
  getRenderedBody,
  listPublishedSources,
  listReadings,
  slugInForce,
  tallyOf,
} from "#server/checks/internal";
import { cameAboutOf, PUBLIC_STATE, shownTally } from "#server/checks/rules";
import { SLUG } from "#server/checks/schemas";
import type { CheckLineView, PrintedVerdictView, PublishedCheckView, PublishedClaimView } from "#server/checks/views";
import { describeClaims, listTopics } from "#server/claims/internal";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { listCorrectionsOf } from "#server/corrections/internal";
import { toldAfterReading } from "#server/receipts/rules";
import { countBallotsAfterReading } from "#server/votes/internal";

/** What the public reads of checks. Nothing here looks at who asks: it is the same for everybody. */

const publication = alias(checkStates, "publication");

/** The newest state of a check; joined with the publication it is the state that the public sees. */
const publicState = (ctx: Ctx) =>
  ctx.db
    .select({ version: checkStates.version, state: checkStates.state, at: checkStates.at })
    .from(checkStates)
    .where(eq(checkStates.check, publication.check))
    .orderBy(desc(checkStates.seq))
    .limit(1)
    .as("public_state");

const VERDICT = {
  state: verdicts.state,
  computedRating: verdicts.rating,
  againstRating: versionVerdicts.againstRating,
  against: versionVerdicts.againstReason,
};

type VerdictRow = Omit<PrintedVerdictView, "rating"> & { againstRating: Rating | null };

const printed = ({ againstRating, ...verdict }: VerdictRow): PrintedVerdictView => ({
  ...verdict,
  rating: againstRating ?? verdict.computedRating,
});

/** Checks as lists show them: those that were published and not retracted or withheld. */
function checkLines(ctx: Ctx) {
  const now = publicState(ctx);
  const lines = ctx.db
    .select({
      slug: slugInForce(publication.check),
      locale: canonicalLocale(publication.check),
      language: checks.language,
      title: checkVersions.title,
      answer: checkVersions.answer,
      state: now.state,
      publishedAt: publication.at,
      changedAt: now.at,
      verdict: VERDICT,
    })
    .from(publication)
    .innerJoinLateral(now, sql`true`)
    .innerJoin(checks, eq(checks.id, publication.check))
    .innerJoin(checkVersions, and(eq(checkVersions.check, checks.id), eq(checkVersions.version, now.version)))
    .innerJoin(
      versionVerdicts,
      and(
        eq(versionVerdicts.check, checks.id),
        eq(versionVerdicts.version, now.version),
        eq(versionVerdicts.claim, checks.subjectClaim),
      ),
    )
    .innerJoin(verdicts, and(eq(verdicts.claim, versionVerdicts.claim), eq(verdicts.seq, versionVerdicts.verdict)));
  const isPublished = eq(publication.state, "published");
  return {
    lines,
    isListed: and(isPublished, inArray(now.state, ["published", "corrected"])),
    isFound: and(isPublished, inArray(now.state, ["published", "corrected", "retracted"])),
  };
}

type CheckLineRow = Omit<CheckLineView, "state" | "verdict"> & { state: CheckState; verdict: VerdictRow };

const lineOf = ({ state, verdict, ...line }: CheckLineRow): CheckLineView => ({
  ...line,
  state: PUBLIC_STATE[state],
  verdict: printed(verdict),
});

/** The checks that were published last, newest first; `limit` of them at most. */
export async function listLatestChecks(ctx: Ctx, limit: number): Promise<CheckLineView[]> {
  const { lines, isListed } = checkLines(ctx);
  const rows = await lines.where(isListed).orderBy(desc(publication.at), desc(publication.check)).limit(limit);
  return rows.map(lineOf);
}

/**
 * The published checks that have the words in their question, answer or text, or in the statement under check; and those
 * whose question is spelled alike. A retracted one is found too, and says so. The best match first; `limit` of them at most.
 */
export async function searchChecks(ctx: Ctx, words: string, limit: number): Promise<CheckLineView[]> {
  const { lines, isFound } = checkLines(ctx);
  const query = sql`websearch_to_tsquery('simple', ${words})`;
  const matches = sql`${publication.check} in (
    select ${checkVersions.check} from ${checkVersions} where ${checkVersions.search} @@ ${query}
    union select ${checkVersions.check} from ${checkVersions} where ${words} <% ${checkVersions.title}
    union select ${checks.id} from ${checks} join ${claims} on ${claims.id} = ${checks.subjectClaim}
      where ${claims.search} @@ ${query}
  )`;
  // The indexes find every version that says it; the one in force must say it too.
  const stillSays = sql`(${checkVersions.search} @@ ${query} or ${words} <% ${checkVersions.title}
    or ${checks.subjectClaim} in (select ${claims.id} from ${claims} where ${claims.search} @@ ${query}))`;
  const rank = sql`ts_rank(${checkVersions.search}, ${query}) + word_similarity(${words}, ${checkVersions.title})`;
  const rows = await lines
    .where(and(isFound, matches, stillSays))
    .orderBy(desc(rank), desc(publication.at), desc(publication.check))
    .limit(limit);
  return rows.map(lineOf);
}

/**
 * The check at an address, as it stands or in an earlier version that was published. Throws NotFoundError for an address
 * under which nothing was published, and for a version that never was.
 */
export async function getPublishedCheck(ctx: Ctx, slug: string, version?: number): Promise<PublishedCheckView> {
  if (!SLUG.test(slug)) throw new NotFoundError();
  const now = publicState(ctx);
  const author = alias(members, "author");
  const approver = alias(members, "approver");
  const read = version === undefined ? now.version : sql`${version}`;
  const [row] = await ctx.db
    .select({
      check: checks.id,
      subjectClaim: checks.subjectClaim,
      slug: slugInForce(publication.check),
      locale: canonicalLocale(publication.check),
      language: checks.language,
      title: checkVersions.title,
      answer: checkVersions.answer,
      body: checkVersions.body,
      version: checkVersions.version,
      newestVersion: now.version,
      state: now.state,
      publishedAt: publication.at,
      changedAt: now.at,
      author: author.handle,
      approvedBy: approver.handle,
      sources: checkVersions.sources,
      noQuoteReason: checkVersions.noQuoteReason,
      contact: checkVersions.claimantContact,
      contactOn: checkVersions.claimantContactOn,
      contactNote: checkVersions.claimantContactNote,
      backingVote: checkVersions.backingVote,
      backingBallot: checkVersions.backingBallot,
      dissentVote: checkVersions.dissentVote,
      dissentBallot: checkVersions.dissentBallot,
    })
    .from(checkSlugs)
    .innerJoin(publication, and(eq(publication.check, checkSlugs.check), eq(publication.state, "published")))
    .innerJoinLateral(now, sql`true`)
    .innerJoin(checks, eq(checks.id, publication.check))
    .innerJoin(checkVersions, and(eq(checkVersions.check, checks.id), eq(checkVersions.version, read)))
    .innerJoin(author, eq(author.id, checks.author))
    .innerJoin(approver, eq(approver.id, publication.by))
    .where(and(eq(checkSlugs.slug, slug), sql`${checkVersions.version} >= ${publication.version}`));
  if (!row) throw new NotFoundError();

  const { check, subjectClaim, contact, contactOn, contactNote, sources, state, ...more } = row;
  const { backingVote, backingBallot, dissentVote, dissentBallot, ...page } = more;
  const [rendered, about, published, asReadings, cards, made, backing, dissent] = await Promise.all([
    getRenderedBody(ctx, { check, version: page.version, body: page.body }),
    listTopics(ctx, subjectClaim),
    listPublishedClaims(ctx, check, page.version),
    listReadings(ctx, check, page.version),
    listPublishedSources(ctx, { check, version: page.version }, sources),
    listCorrectionsOf(ctx, check),
    findQuotedReason(ctx, backingVote, backingBallot),
    findQuotedReason(ctx, dissentVote, dissentBallot),
  ]);
  const claim = published.get(subjectClaim);
  if (!claim) throw new Error("A published check has no verdict.");
  return {
    ...page,
    rendered,
    state: PUBLIC_STATE[state],
    topics: about,
    claim,
    readings: asReadings.flatMap(({ sentence, claim: id }) => {
      const answering = published.get(id);
      return answering ? [{ sentence, claim: answering }] : [];
    }),
    sources: cards,
    claimantContact: contact && { how: contact, on: contactOn, note: contactNote },
    backing,
    dissent,
    corrections: made,
  };
}

async function listPublishedClaims(ctx: Ctx, check: string, version: number): Promise<Map<string, PublishedClaimView>> {
  const rows = await ctx.db
    .select({
      claim: versionVerdicts.claim,
      seq: versionVerdicts.verdict,
      verdict: VERDICT,
      basis: verdicts.basis,
      explanation: verdicts.explanation,
      smallestCell: verdicts.smallestCell,
    })
    .from(versionVerdicts)
    .innerJoin(verdicts, and(eq(verdicts.claim, versionVerdicts.claim), eq(verdicts.seq, versionVerdicts.verdict)))
    .where(and(eq(versionVerdicts.check, check), eq(versionVerdicts.version, version)));
  const ids = rows.map(({ claim }) => claim);
  const [described, tallies, moves, afterReading] = await Promise.all([
    describeClaims(ctx, ids),
    tallyOf(ctx, ids),
    listMoves(ctx, ids),
    countBallotsAfterReading(ctx, ids),
  ]);
  return new Map(
    rows.flatMap(({ claim: id, seq, verdict, ...told }) => {
      const claim = described.get(id);
      const tally = shownTally(tallies.get(id) ?? []);
      const before = (moves.get(id) ?? []).filter((move) => move.seq <= seq);
      const history = before.map(({ state, rating, at }) => ({ state, rating, at }));
      const cameAbout = cameAboutOf(told, { history, afterReading: toldAfterReading(afterReading.get(id) ?? 0) });
      return claim ? [[id, { ...claim, verdict: printed(verdict), tally, cameAbout }]] : [];
    }),
  );
}

type Move = { claim: string; seq: number; state: VerdictState; rating: Rating | null; at: Date };

/** Each time that what the votes on a claim come to became another, in order. */
async function listMoves(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Move[]>> {
  const moves = new Map<string, Move[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return moves;
  const rows = await ctx.db
    .select({
      claim: verdicts.claim,
      seq: verdicts.seq,
      state: verdicts.state,
      rating: verdicts.rating,
      at: verdicts.at,
    })
    .from(verdicts)
    .where(inArray(verdicts.claim, [...ids]))
    .orderBy(asc(verdicts.claim), asc(verdicts.seq));
  for (const row of rows) {
    const list = moves.get(row.claim);
    const last = list?.at(-1);
    if (last?.state !== row.state || last.rating !== row.rating) list?.push(row);
  }
  return moves;
}

/** Every address that a check has ever had. */
export async function listSlugs(ctx: Ctx, check: string): Promise<string[]> {
  const rows = await ctx.db.select({ slug: checkSlugs.slug }).from(checkSlugs).where(eq(checkSlugs.check, check));
  return rows.map(({ slug }) => slug);
}
