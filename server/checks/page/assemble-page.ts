import "server-only";
import type { checkVersions } from "#db/schema";
import type { CheckState, Rating } from "#db/vocabulary";
import { listApproachesOf } from "#server/approaches/internal";
import {
  findValidity,
  getRenderedBody,
  listPrintedVerdicts,
  listPublishedSources,
  listQuotedReasons,
  listReadings,
  listSourceNumbers,
  tallyOf,
} from "#server/checks/internal";
import { isAgreedByFew, linesOf, PUBLIC_STATE, provenanceOf, shownTally } from "#server/checks/rules";
import type { PublishedCheckView, PublishedClaimView } from "#server/checks/views";
import { describeClaims, listTopicLinks } from "#server/claims/internal";
import type { Ctx } from "#server/core/context";
import { findReview, listCorrectionsOf } from "#server/corrections/internal";
import { toldAfterReading, toldSteppedAside } from "#server/receipts/rules";
import { listMoves, listStandings } from "#server/verdicts/internal";
import { countBallotsAfterReading, countInterested, listLaterEvidence } from "#server/votes/internal";

/** What a page says of its check besides the words of a version. */
type PageHead = {
  subjectClaim: string;
  slug: string;
  locale: string;
  language: string;
  state: CheckState;
  publishedAt: Date;
  changedAt: Date;
  author: string;
  /** Null as long as nobody has approved it. */
  approvedBy: string | null;
  newestVersion: number;
};

type Version = Omit<typeof checkVersions.$inferSelect, "search" | "savedBy" | "savedAt">;

/** What a page prints of the verdict on a claim, and how it was reached. */
type ClaimVerdict = Pick<PublishedClaimView, "verdict" | "tally" | "provenance">;

/**
 * Where a page has its verdicts from: what is printed on each of several claims. A claim that is not in it has none.
 */
type VerdictSource = (claims: readonly string[]) => Promise<ReadonlyMap<string, ClaimVerdict>>;

/**
 * The page of a check from one of its versions and a source of verdicts: the same for what is published and for a
 * preview of what is not. A reason is quoted only where the verdict on its claim is not hidden.
 */
export async function assemblePage(
  ctx: Ctx,
  { subjectClaim, state, ...head }: PageHead,
  { check, claimantContact, claimantContactOn, claimantContactNote, sources, ...saved }: Version,
  verdictsOf: VerdictSource,
): Promise<PublishedCheckView> {
  const { version, title, answer, body, noQuoteReason } = saved;
  const { backingVote, backingBallot, dissentVote, dissentBallot } = saved;
  const asReadings = await listReadings(ctx, check, version);
  const ids = [subjectClaim, ...asReadings.map(({ claim }) => claim)];
  const [rendered, topics, described, verdicts, cards, reasons, corrections, review, validity, asked] =
    await Promise.all([
      getRenderedBody(ctx, { check, version, body }),
      listTopicLinks(ctx, subjectClaim),
      describeClaims(ctx, ids),
      verdictsOf(ids),
      listPublishedSources(ctx, { check, version }, sources),
      listQuotedReasons(ctx, [
        { vote: backingVote, version: backingBallot },
        { vote: dissentVote, version: dissentBallot },
      ]),
      listCorrectionsOf(ctx, check),
      findReview(ctx, check),
      findValidity(ctx, check),
      listApproachesOf(ctx, check),
    ]);
  const claims = new Map(
    ids.flatMap((id) => {
      const claim = described.get(id);
      const verdict = verdicts.get(id);
      return claim && verdict ? [[id, { ...claim, ...verdict }] as const] : [];
    }),
  );
  const claim = claims.get(subjectClaim);
  if (!claim) throw new Error("A check has no claim, or a published one no verdict.");
  const [backing = null, dissent = null] = reasons.map((reason) => {
    if (!reason || claims.get(reason.claim)?.verdict.isHidden) return null;
    const { claim: _, ...quoted } = reason;
    return quoted;
  });
  return {
    ...head,
    version,
    title,
    answer,
    body,
    rendered,
    state: PUBLIC_STATE[state],
    topics,
    claim,
    readings: asReadings.flatMap(({ sentence, claim: id }) => {
      const answering = claims.get(id);
      return answering ? [{ sentence, claim: answering }] : [];
    }),
    sources: cards,
    noQuoteReason,
    fewSourcesReason: saved.fewSourcesReason,
    whyChosen: saved.whyChosen,
    wouldChange: linesOf(saved.wouldChange),
    claimantContact: claimantContact && { how: claimantContact, on: claimantContactOn, note: claimantContactNote },
    backing,
    dissent,
    corrections,
    review,
    validity,
    approaches: asked,
  };
}

/** The verdicts that a published version prints, as they were frozen then, and how each had come about until then. */
export const printedVerdicts =
  (ctx: Ctx, check: string, version: number): VerdictSource =>
  async (ids) => {
    const printed = await listPrintedVerdicts(ctx, check, version);
    const [tallies, moves, afterReading, later, numbers, interested] = await Promise.all([
      tallyOf(ctx, ids),
      listMoves(ctx, ids),
      countBallotsAfterReading(ctx, ids),
      listLaterEvidence(ctx, ids),
      listSourceNumbers(ctx, check),
      countInterested(ctx, ids, { check, version }),
    ]);
    return new Map(
      printed.map(({ claim, verdict: seq, state, rating, computed, overrideReason, ...told }) => {
        const before = (moves.get(claim) ?? []).filter((move) => move.seq <= seq);
        const after = later.get(claim);
        const sources = (after?.sources ?? []).flatMap((source) => numbers.get(source) ?? []);
        const history = before.map((move) => ({ state: move.state, rating: move.rating, at: move.at }));
        return [
          claim,
          {
            verdict: {
              state,
              rating,
              computedRating: computed,
              override: overrideReason,
              isFewReviewers: isAgreedByFew(state, told.basis),
            },
            tally: shownTally(tallies.get(claim) ?? []),
            provenance: provenanceOf(told, {
              history,
              afterReading: toldAfterReading(afterReading.get(claim) ?? 0),
              steppedAside: toldSteppedAside(interested.get(claim) ?? 0),
              castBefore: { sources, words: after?.isReworded ?? false },
            }),
          },
        ];
      }),
    );
  };

/** The reviewers’ verdict by the last judgement; nothing of claims that are hidden from the one who asks. */
export const standingVerdicts =
  (ctx: Ctx, hidden: ReadonlySet<string>): VerdictSource =>
  async (ids) => {
    const seen = ids.filter((id) => !hidden.has(id));
    const [standings, tallies] = await Promise.all([listStandings(ctx, seen), tallyOf(ctx, seen)]);
    return new Map(
      ids.map((id) => {
        const standing = standings.get(id) ?? null;
        const rating: Rating | null = standing?.rating ?? null;
        return [
          id,
          {
            verdict: {
              state: standing?.state ?? "open",
              rating,
              computedRating: rating,
              override: null,
              isFewReviewers: isAgreedByFew(standing?.state ?? "open", standing?.basis ?? null),
              isHidden: hidden.has(id),
            },
            tally: shownTally(tallies.get(id) ?? []),
            provenance: provenanceOf(standing ?? { basis: null, explanation: null, smallestCell: null, figures: null }),
          },
        ];
      }),
    );
  };
