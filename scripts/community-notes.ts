import { RATINGS, type Rating } from "#db/vocabulary";
import type { JudgedBallots } from "#server/receipts/queries";
import { agreementOf, CLAIM } from "#server/verdicts/engine/families";

/**
 * The columns of Community Notes' public data, in the order in which its scorer reads them
 * (github.com/twitter/communitynotes, scoring/constants.py).
 */
const NOTE_TAGS = [
  ...["misleadingOther", "misleadingFactualError", "misleadingManipulatedMedia", "misleadingOutdatedInformation"],
  ...["misleadingMissingImportantContext", "misleadingUnverifiedClaimAsFact", "misleadingSatire", "notMisleadingOther"],
  ...["notMisleadingFactuallyCorrect", "notMisleadingOutdatedButNotWhenWritten", "notMisleadingClearlySatire"],
  ...["notMisleadingPersonalOpinion", "trustworthySources"],
];
const RATING_TAGS = [
  ...["helpfulOther", "helpfulInformative", "helpfulClear", "helpfulEmpathetic", "helpfulGoodSources"],
  ...["helpfulUniqueContext", "helpfulAddressesClaim", "helpfulImportantContext", "helpfulUnbiasedLanguage"],
  ...["notHelpfulOther", "notHelpfulIncorrect", "notHelpfulSourcesMissingOrUnreliable"],
  ...["notHelpfulOpinionSpeculationOrBias", "notHelpfulMissingKeyPoints", "notHelpfulOutdated"],
  ...["notHelpfulHardToUnderstand", "notHelpfulArgumentativeOrBiased", "notHelpfulOffTopic"],
  ...["notHelpfulSpamHarassmentOrAbuse", "notHelpfulIrrelevantSources", "notHelpfulOpinionSpeculation"],
  "notHelpfulNoteNotNeeded",
];
const STATUS_COLUMNS = [
  ...["timestampMillisOfFirstNonNMRStatus", "firstNonNMRStatus", "timestampMillisOfCurrentStatus", "currentStatus"],
  ...["timestampMillisOfLatestNonNMRStatus", "mostRecentNonNMRStatus", "timestampMillisOfStatusLock", "lockedStatus"],
  ...["timestampMillisOfRetroLock", "currentCoreStatus", "currentExpansionStatus", "currentGroupStatus"],
  ...["currentDecidedBy", "currentModelingGroup", "timestampMillisOfMostRecentStatusChange"],
  ...["timestampMillisOfNmrDueToMinStableCrhTime", "currentMultiGroupStatus", "currentModelingMultiGroup"],
  ...["timestampMinuteOfFinalScoringOutput", "timestampMillisOfFirstNmrDueToMinStableCrhTime"],
];
const DAY_MS = 86_400_000;
const DAYS_BEFORE = 2;
const CORE_GROUP = 13;

export type Table = { name: string; columns: readonly string[]; rows: Iterable<(string | number)[]> };

/** How Community Notes words full support, half of it, and none. */
const levelOf = (vote: Rating, verdict: Rating): string => {
  const support = agreementOf(CLAIM, RATINGS.indexOf(vote), RATINGS.indexOf(verdict));
  if (support === 1) return "HELPFUL";
  return support > 0 ? "SOMEWHAT_HELPFUL" : "NOT_HELPFUL";
};

const isRating = (rating: string): rating is Rating => RATINGS.some((one) => one === rating);

/**
 * The same votes in the public format of Community Notes, so that its reference scorer can be run on them: every claim
 * is a post with one note for each of the eight ratings, which each reviewer rates helpful, somewhat helpful or not by
 * how far their vote supports it. Only ballots of reviewers who consented to an estimation are in it.
 */
export function communityNotesFiles({ ballots, at }: JudgedBallots): Table[] {
  const votes = ballots.flatMap(({ family, rating, isEstimated, ...ballot }) =>
    family === "claim" && isEstimated && isRating(rating) ? [{ ...ballot, rating }] : [],
  );
  const claims = [...new Set(votes.map(({ on }) => on))].sort();
  const post = new Map(claims.map((claim, n) => [claim, n + 1]));
  const noteId = (claim: string, rating: Rating) =>
    ((post.get(claim) ?? 0) - 1) * RATINGS.length + RATINGS.indexOf(rating) + 1;
  // When a ballot was cast is told no further than whether it was a day old.
  const judgedAt = new Date(at).getTime();
  const first = judgedAt - DAYS_BEFORE * DAY_MS;
  const zeros = (columns: readonly string[]) => columns.map(() => 0);
  const notes = claims.flatMap((claim) => RATINGS.map((rating) => ({ claim, rating, id: noteId(claim, rating) })));
  const author = "countersign";
  return [
    {
      name: "notes",
      columns: [
        ...["noteId", "noteAuthorParticipantId", "createdAtMillis", "tweetId", "classification", "believable"],
        ...["harmful", "validationDifficulty", ...NOTE_TAGS, "summary", "isMediaNote", "isCollaborativeNote"],
      ],
      rows: notes.map(({ claim, rating, id }) => [
        ...[id, author, first, post.get(claim) ?? 0, "MISINFORMED_OR_POTENTIALLY_MISLEADING", "", "", ""],
        ...[...zeros(NOTE_TAGS), `${claim} ${rating}`, 0, 0],
      ]),
    },
    {
      name: "ratings",
      columns: [
        ...["noteId", "raterParticipantId", "createdAtMillis", "version", "agree", "disagree", "helpful"],
        ...["notHelpful", "helpfulnessLevel", ...RATING_TAGS, "ratedOnTweetId", "ratingSourceBucketed"],
      ],
      rows: (function* () {
        for (const { reviewer, on, rating, isOld } of votes) {
          for (const verdict of RATINGS) {
            yield [
              ...[noteId(on, verdict), reviewer, isOld ? first : judgedAt, 2, 0, 0, 0, 0, levelOf(rating, verdict)],
              ...[...zeros(RATING_TAGS), post.get(on) ?? 0, "DEFAULT"],
            ];
          }
        }
      })(),
    },
    {
      name: "noteStatusHistory",
      columns: ["noteId", "noteAuthorParticipantId", "createdAtMillis", ...STATUS_COLUMNS],
      rows: notes.map(({ id }) => [id, author, first, ...STATUS_COLUMNS.map(statusOf)]),
    },
    {
      name: "userEnrollment",
      columns: [
        ...["participantId", "enrollmentState", "successfulRatingNeededToEarnIn", "timestampOfLastStateChange"],
        ...["timestampOfLastEarnOut", "modelingPopulation", "modelingGroup", "numberOfTimesEarnedOut"],
      ],
      rows: [...new Set(votes.map(({ reviewer }) => reviewer)), author].map((reviewer) => [
        ...[reviewer, "earnedIn", 0, first, "", "CORE", CORE_GROUP, 0],
      ]),
    },
  ];
}

const statusOf = (column: string): string => (column === "currentStatus" ? "NEEDS_MORE_RATINGS" : "");
