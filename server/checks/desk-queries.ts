import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { checks, checkVersions, members, readings, voices, votes } from "#db/schema";
import { localeOf } from "#messages/locales";
import {
  deskChecks,
  findQuotedReason,
  getRenderedBody,
  listLacks,
  listPrintedVerdicts,
  listPublishedSources,
  newestState,
  tallyOf,
} from "#server/checks/internal";
import { cameAboutOf, PUBLIC_STATE, shownTally } from "#server/checks/rules";
import type {
  CameAboutView,
  DeskCheckView,
  DraftView,
  PrintedVerdictView,
  PublishedCheckView,
  PublishedClaimView,
  QuotableReasonView,
} from "#server/checks/views";
import { describeClaims, listTopics } from "#server/claims/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { rowsOfPage } from "#server/core/rules";
import { checkPolicy } from "#server/policy/checks";
import { authorize, isActor } from "#server/policy/decision";
import { votePolicy } from "#server/policy/votes";
import { getVerdict } from "#server/verdicts/queries";
import { getVoteFacts } from "#server/votes/internal";
import { listOtherVotes } from "#server/votes/queries";

/** A page of the checks that the one who asks writes or wrote, the newest first. Reviewers only. */
export async function listOwnChecks(ctx: Ctx, page = 1): Promise<DeskCheckView[]> {
  authorize(checkPolicy.draft(ctx.actor));
  const author = signedIn(ctx).id;
  const { lines } = deskChecks(ctx);
  const { limit, offset } = rowsOfPage(page);
  const own = lines.where(eq(checks.author, author)).orderBy(desc(checks.startedAt), desc(checks.id));
  return own.limit(limit).offset(offset);
}

/**
 * A check as it stands at the desk, with a preview of its page. Its author reads it, and moderators once it was handed
 * in. Throws NotFoundError, and ForbiddenError to everybody else.
 */
export async function getDraft(ctx: Ctx, check: string): Promise<DraftView> {
  const now = newestState(ctx);
  const [row] = await ctx.db
    .select({
      id: checks.id,
      authorId: checks.author,
      author: members.handle,
      subjectClaim: checks.subjectClaim,
      language: checks.language,
      state: now.state,
      at: now.at,
      reason: now.reason,
      by: sql<string>`(select handle from ${members} mover where mover.id = ${now.by})`,
      version: checkVersions.version,
      title: checkVersions.title,
      answer: checkVersions.answer,
      body: checkVersions.body,
      noQuoteReason: checkVersions.noQuoteReason,
      claimantContact: checkVersions.claimantContact,
      claimantContactOn: checkVersions.claimantContactOn,
      claimantContactNote: checkVersions.claimantContactNote,
      backingVote: checkVersions.backingVote,
      backingBallot: checkVersions.backingBallot,
      dissentVote: checkVersions.dissentVote,
      dissentBallot: checkVersions.dissentBallot,
      sources: checkVersions.sources,
    })
    .from(checks)
    .innerJoinLateral(now, sql`true`)
    .innerJoin(checkVersions, and(eq(checkVersions.check, checks.id), eq(checkVersions.version, now.version)))
    .innerJoin(members, eq(members.id, checks.author))
    .where(eq(checks.id, check));
  if (!row) throw new NotFoundError();
  authorize(checkPolicy.readDraft(ctx.actor, { author: row.authorId, state: row.state }));

  const { authorId, subjectClaim, sources: upTo, at, reason, by, ...more } = row;
  const { backingVote, backingBallot, dissentVote, dissentBallot, ...draft } = more;
  const asReadings = await ctx.db
    .select({ sentence: readings.sentence, claim: readings.claim })
    .from(readings)
    .where(and(eq(readings.check, check), eq(readings.version, draft.version)))
    .orderBy(asc(readings.position));
  const ids = [subjectClaim, ...asReadings.map(({ claim }) => claim)];
  const [rendered, described, sources, about, lacks, backing, dissent, printed, votesOf] = await Promise.all([
    getRenderedBody(ctx, { check, version: draft.version, body: draft.body }),
    describeClaims(ctx, ids),
    listPublishedSources(ctx, { check, version: draft.version }, upTo),
    listTopics(ctx, subjectClaim),
    listLacks(ctx, check, draft.version),
    findQuotedReason(ctx, backingVote, backingBallot),
    findQuotedReason(ctx, dissentVote, dissentBallot),
    listPrintedVerdicts(ctx, check, draft.version),
    readableVotes(ctx, ids),
  ]);

  const tallies = await tallyOf(
    ctx,
    ids.filter((id) => !votesOf.hidden.includes(id)),
  );
  const claims = new Map<string, PublishedClaimView>();
  for (const [id, claim] of described) {
    const frozen = printed.find((verdict) => verdict.claim === id);
    const verdict: PrintedVerdictView = frozen
      ? { state: frozen.state, rating: frozen.rating, computedRating: frozen.computed, against: frozen.againstReason }
      : (votesOf.verdicts.get(id) ?? {
          state: "open",
          rating: null,
          computedRating: null,
          against: null,
          isHidden: true,
        });
    const cameAbout = votesOf.cameAbout.get(id) ?? cameAboutOf({ basis: null, explanation: null, smallestCell: null });
    claims.set(id, { ...claim, verdict, tally: shownTally(tallies.get(id) ?? []), cameAbout });
  }
  const backingClaim = backingVote ? await claimOfVote(ctx, backingVote) : "";
  const dissentClaim = dissentVote ? await claimOfVote(ctx, dissentVote) : "";
  // A quoted reason is a vote: it is as hidden as the others on its claim.
  const isShown = (claim: string) => !votesOf.hidden.includes(claim);
  const subject = claims.get(subjectClaim);
  if (!subject) throw new Error("A check has no claim.");
  const preview: PublishedCheckView = {
    slug: "preview",
    locale: localeOf(draft.language),
    language: draft.language,
    title: draft.title,
    answer: draft.answer,
    body: draft.body,
    rendered,
    state: PUBLIC_STATE[draft.state],
    publishedAt: at,
    changedAt: at,
    topics: about,
    version: draft.version,
    newestVersion: draft.version,
    author: draft.author,
    approvedBy: "…",
    claim: subject,
    readings: asReadings.flatMap(({ sentence, claim }) => {
      const answering = claims.get(claim);
      return answering ? [{ sentence, claim: answering }] : [];
    }),
    sources,
    noQuoteReason: draft.noQuoteReason,
    claimantContact: draft.claimantContact && {
      how: draft.claimantContact,
      on: draft.claimantContactOn,
      note: draft.claimantContactNote,
    },
    backing: isShown(backingClaim) ? backing : null,
    dissent: isShown(dissentClaim) ? dissent : null,
    corrections: [],
  };
  return {
    ...draft,
    isOwn: isActor(ctx.actor, authorId),
    readings: asReadings,
    backing: backing && { claim: backingClaim, voice: backing.voice },
    dissent: dissent && { claim: dissentClaim, voice: dissent.voice },
    subject: { id: subject.id, statement: subject.statement },
    sentBack: draft.state === "draft" && reason ? { by, reason } : null,
    lacks,
    quotable: votesOf.quotable,
    hidden: votesOf.hidden.map((id) => ({ id, statement: described.get(id)?.statement ?? "" })),
    preview,
  };
}

/** Verdicts and quotable reasons of those claims whose votes the one who asks may read, and which are hidden. */
async function readableVotes(ctx: Ctx, ids: readonly string[]) {
  const verdicts = new Map<string, PrintedVerdictView>();
  const cameAbout = new Map<string, CameAboutView>();
  const quotable: QuotableReasonView[] = [];
  const hidden: string[] = [];
  for (const claim of ids) {
    if (!votePolicy.seeOthers(ctx.actor, await getVoteFacts(ctx, claim)).allowed) {
      hidden.push(claim);
      continue;
    }
    const verdict = await getVerdict(ctx, claim);
    const { state, rating } = verdict;
    cameAbout.set(claim, cameAboutOf(verdict));
    verdicts.set(claim, { state, rating, computedRating: rating, against: null });
    for (const { voice, rating: voted, reason, mayQuote } of await listOtherVotes(ctx, claim)) {
      if (mayQuote) quotable.push({ claim, voice, rating: voted, reason });
    }
  }
  return { verdicts, cameAbout, quotable, hidden };
}

async function claimOfVote(ctx: Ctx, vote: string): Promise<string> {
  const [row] = await ctx.db
    .select({ claim: voices.claim })
    .from(votes)
    .innerJoin(voices, and(eq(voices.claim, votes.claim), eq(voices.member, votes.member)))
    .where(eq(votes.id, vote));
  return row?.claim ?? "";
}
