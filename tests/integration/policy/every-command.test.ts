import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { members } from "#db/schema";
import { answerApplication } from "#server/applications/answer-application";
import { applyToReview } from "#server/applications/apply-to-review";
import { withdrawApplication } from "#server/applications/withdraw-application";
import { logAnswer } from "#server/approaches/log-answer";
import { logApproach } from "#server/approaches/log-approach";
import { noteApproach } from "#server/approaches/note-approach";
import { draftTranscription } from "#server/articles/draft-transcription";
import { guardedFetch } from "#server/articles/fetching/guarded-fetch";
import { findPassagesAgain } from "#server/articles/find-passages-again";
import { importArticle } from "#server/articles/import-article";
import { uploadDocument } from "#server/articles/upload-document";
import { answerAssignment } from "#server/assignments/answer-assignment";
import { askToLook } from "#server/assignments/ask-to-look";
import { withdrawAssignment } from "#server/assignments/withdraw-assignment";
import { findSession } from "#server/auth/session";
import { addAuthor } from "#server/checks/add-author";
import { deleteDraft } from "#server/checks/delete-draft";
import { draftCheck } from "#server/checks/draft-check";
import { extendValidity } from "#server/checks/extend-validity";
import { publishCheck } from "#server/checks/publish-check";
import { removeAuthor } from "#server/checks/remove-author";
import { restoreDraft } from "#server/checks/restore-draft";
import { saveCheckVersion } from "#server/checks/save-check-version";
import { sendBackCheck } from "#server/checks/send-back-check";
import { submitCheckForReview } from "#server/checks/submit-check-for-review";
import { takeBackCheck } from "#server/checks/take-back-check";
import { declineClaim } from "#server/claims/decline-claim";
import { draftByModel } from "#server/claims/draft-by-model";
import { editClaim } from "#server/claims/edit-claim";
import { restoreClaim } from "#server/claims/restore-claim";
import { submitClaim } from "#server/claims/submit-claim";
import { suggestClaims } from "#server/claims/suggest-claims";
import { withdrawClaim } from "#server/claims/withdraw-claim";
import { type Ctx, memberCtx, newcomerCtx, systemCtx, visitorCtx } from "#server/core/context";
import { DomainError, type Reason } from "#server/core/errors";
import { approveCorrection } from "#server/corrections/approve-correction";
import { closeReview } from "#server/corrections/close-review";
import { issueCorrection } from "#server/corrections/issue-correction";
import { openReview } from "#server/corrections/open-review";
import { proposeCorrection } from "#server/corrections/propose-correction";
import { refuseCorrection } from "#server/corrections/refuse-correction";
import { deleteMessage } from "#server/discussion/delete-message";
import { editMessage } from "#server/discussion/edit-message";
import { postMessage } from "#server/discussion/post-message";
import { refuseSuggestion } from "#server/discussion/refuse-suggestion";
import { resolveThread } from "#server/discussion/resolve-thread";
import { restoreMessage } from "#server/discussion/restore-message";
import { sayLeaning } from "#server/discussion/say-leaning";
import { suggestWords } from "#server/discussion/suggest-words";
import { visitThread } from "#server/discussion/visit-thread";
import { finishExercise } from "#server/exercises/finish-exercise";
import { writeNote } from "#server/fairness/write-note";
import { askForImport } from "#server/imports/ask-for-import";
import { cancelImport } from "#server/imports/cancel-import";
import { retryImport } from "#server/imports/retry-import";
import { runImport } from "#server/imports/run-import";
import { declareStandingInterest } from "#server/interests/declare-standing-interest";
import { endStandingInterest } from "#server/interests/end-standing-interest";
import { listOwnInterests } from "#server/interests/queries";
import { answerLetter } from "#server/letters/answer-letter";
import { sendLetter } from "#server/letters/send-letter";
import { decideObjection } from "#server/measures/decide-objection";
import { endMeasure } from "#server/measures/end-measure";
import { eraseWords } from "#server/measures/erase-words";
import { objectToMeasure } from "#server/measures/object-to-measure";
import { takeMeasure } from "#server/measures/take-measure";
import { withholdCheck } from "#server/measures/withhold-check";
import { acceptAdministration } from "#server/members/accept-administration";
import { addDemoMember } from "#server/members/add-demo-member";
import { answerEstimation } from "#server/members/answer-estimation";
import { changeProfile } from "#server/members/change-profile";
import { changeRole } from "#server/members/change-role";
import { chooseHandle } from "#server/members/choose-handle";
import { deleteAccount } from "#server/members/delete-account";
import { inviteAdministrator } from "#server/members/invite-administrator";
import { inviteMembers } from "#server/members/invite-members";
import { listOwnRecords } from "#server/members/own-queries";
import { listInvitations } from "#server/members/queries";
import { revokeInvitation } from "#server/members/revoke-invitation";
import { writeNewcomer } from "#server/members/write-newcomer";
import { noteItem } from "#server/moderation/note-item";
import { releaseItem } from "#server/moderation/release-item";
import { removeReply } from "#server/moderation/remove-reply";
import { saveReply } from "#server/moderation/save-reply";
import { takeItem } from "#server/moderation/take-item";
import { chooseNoticeMail } from "#server/notices/choose-notice-mail";
import { followSubject } from "#server/notices/follow-subject";
import { readNotices } from "#server/notices/read-notices";
import { stopNoticeMail } from "#server/notices/stop-notice-mail";
import { answerReports } from "#server/reports/answer-reports";
import { confirmContact } from "#server/reports/confirm-contact";
import { fileReport } from "#server/reports/file-report";
import { reopenReports } from "#server/reports/reopen-reports";
import { changeSetting } from "#server/settings/change-setting";
import { askForSignIn } from "#server/signin/ask-for-sign-in";
import { endSession } from "#server/signin/end-session";
import { endSessions } from "#server/signin/end-sessions";
import { openDemoSession } from "#server/signin/open-demo-session";
import { signInByCode } from "#server/signin/sign-in-by-code";
import { signInByLink } from "#server/signin/sign-in-by-link";
import { takeBackSignIn } from "#server/signin/take-back-sign-in";
import { writeSession } from "#server/signin/write-session";
import { attachSource } from "#server/sources/attach-source";
import { editSource } from "#server/sources/edit-source";
import { rateSource } from "#server/sources/rate-source";
import { withdrawSource } from "#server/sources/withdraw-source";
import { eraseStandpoint } from "#server/standpoints/erase-standpoint";
import { keepStandpoint } from "#server/standpoints/keep-standpoint";
import { addTopic } from "#server/topics/add-topic";
import { adoptPositions } from "#server/topics/adopt-positions";
import { askIfFair } from "#server/topics/ask-if-fair";
import { changeTopic } from "#server/topics/change-topic";
import { mergeTopics } from "#server/topics/merge-topics";
import { sayIfFair } from "#server/topics/say-if-fair";
import { stopPositions } from "#server/topics/stop-positions";
import { writePositions } from "#server/topics/write-positions";
import { acceptEvidence } from "#server/verdicts/accept-evidence";
import { judgeVerdicts } from "#server/verdicts/judge-verdicts";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";
import { keepVote } from "#server/votes/keep-vote";
import { reopenVotes } from "#server/votes/reopen-votes";
import { withdrawVote } from "#server/votes/withdraw-vote";
import {
  aCheckInReview,
  aClaimInput,
  aDecidedClaim,
  aDraft,
  aLetterInput,
  aMeasureInput,
  aMember,
  anApproachInput,
  anArticle,
  anArticleInput,
  aPublishedCheck,
  aReportInput,
  aSourceEdit,
  aSourceInput,
  aSuggestedCheck,
  aSuggestion,
  aTopicWithPositions,
  aVoteInput,
  someWords,
  type TestMember,
} from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

/**
 * Who may run which command, on a claim that is open and a check in the state that the command is for. This table is
 * the specification; a cell is "may" or the reason of the refusal. "The author" is a reviewer who wrote the check and
 * voted, the recused reviewer has an interest in its claim, the moderator and the admin stepped aside
 * to decide about it.
 */
const KINDS = ["visitor", "reader", "reviewer", "recused reviewer", "the author", "moderator", "admin"] as const;
/**
 * Those who are no members: whoever holds an invitation and has not accepted it, and whoever deleted their account, are
 * visitors; a newcomer has signed in and can choose a handle, and nothing else.
 */
const OUTSIDERS = ["invited", "deleted", "newcomer"] as const;
/** A reader who has asked to become a reviewer and waits may do what a reader may, and take the application back. */
const APPLICANT = "applicant";
/** A reviewer whom a moderator suspended reads, and writes nothing but what is about themselves. */
const SUSPENDED = "suspended";
type Kind = (typeof KINDS)[number] | (typeof OUTSIDERS)[number] | typeof APPLICANT | typeof SUSPENDED;
type Cell = "may" | Reason;

const signIn = "sign_in_required";
const reviewers = "reviewers_only";
const moderators = "moderators_only";
const admins = "admins_only";
const notFound = "not_found";
const already = "reviewer_already";
const others = "application_not_yours";
const chosen = "handle_chosen";
const notYours = "check_not_yours";
const messageNotYours = "message_not_yours";
const requestNotYours = "assignment_not_yours";
const notAboutMe = "measure_not_yours";
const notAsked = "positions_not_asked";

const never = [
  "system_only",
  "system_only",
  "system_only",
  "system_only",
  "system_only",
  "system_only",
  "system_only",
] as const;

const TABLE: Record<string, readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell]> = {
  addDemoMember: never,
  openDemoSession: never,
  inviteAdministrator: never,
  acceptAdministration: never,
  askForSignIn: never,
  signInByCode: never,
  signInByLink: never,
  takeBackSignIn: never,
  judgeVerdicts: never,
  stopNoticeMail: never,
  confirmContact: never,
  fileReport: [signIn, "may", "may", "may", "may", "may", "may"],
  sendLetter: [signIn, "may", "may", "may", "may", "may", "may"],
  // Of an error in a check in which nobody of these had a part.
  answerLetter: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  // Of a message of the author's, who is a reviewer.
  answerReports: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  reopenReports: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  takeMeasure: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  endMeasure: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  // Of a measure about the author.
  objectToMeasure: [signIn, notAboutMe, notAboutMe, notAboutMe, "may", notAboutMe, notAboutMe],
  decideObjection: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  // Nobody of these was drawn.
  writeNote: [signIn, reviewers, notFound, notFound, notFound, notFound, notFound],
  withholdCheck: [signIn, admins, admins, admins, admins, admins, "may"],
  eraseWords: [signIn, admins, admins, admins, admins, admins, "may"],
  takeItem: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  releaseItem: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  noteItem: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  saveReply: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  removeReply: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  // In the thread about evidence, of a message of the author's.
  postMessage: [signIn, "may", "may", "may", "may", "may", "may"],
  editMessage: [signIn, messageNotYours, messageNotYours, messageNotYours, "may", messageNotYours, messageNotYours],
  deleteMessage: [signIn, messageNotYours, messageNotYours, messageNotYours, "may", messageNotYours, messageNotYours],
  restoreMessage: [signIn, messageNotYours, messageNotYours, messageNotYours, "may", messageNotYours, messageNotYours],
  sayLeaning: [signIn, reviewers, "may", "may", "may", "may", "may"],
  resolveThread: [signIn, reviewers, "may", "may", "may", "may", "may"],
  visitThread: [signIn, "may", "may", "may", "may", "may", "may"],
  readNotices: [signIn, "may", "may", "may", "may", "may", "may"],
  chooseNoticeMail: [signIn, "may", "may", "may", "may", "may", "may"],
  followSubject: [signIn, "may", "may", "may", "may", "may", "may"],
  askToLook: [signIn, reviewers, "may", "may", "may", "may", "may"],
  answerAssignment: [
    signIn,
    requestNotYours,
    requestNotYours,
    requestNotYours,
    "may",
    requestNotYours,
    requestNotYours,
  ],
  withdrawAssignment: [signIn, reviewers, requestNotYours, requestNotYours, "may", requestNotYours, requestNotYours],
  answerEstimation: [signIn, reviewers, "may", "may", "may", "may", "may"],
  endSession: [signIn, "may", "may", "may", "may", "may", "may"],
  chooseHandle: [signIn, chosen, chosen, chosen, chosen, chosen, chosen],
  changeProfile: [signIn, "may", "may", "may", "may", "may", "may"],
  deleteAccount: [signIn, "may", "may", "may", "may", "may", "last_administrator"],
  listOwnRecords: [signIn, "may", "may", "may", "may", "may", "may"],
  endSessions: [signIn, "may", "may", "may", "may", "may", "may"],
  declareStandingInterest: [signIn, "may", "may", "may", "may", "may", "may"],
  endStandingInterest: [signIn, notFound, notFound, notFound, notFound, notFound, notFound],
  applyToReview: [signIn, "may", already, already, already, already, already],
  withdrawApplication: [signIn, others, others, others, others, others, others],
  answerApplication: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  changeRole: [signIn, admins, admins, admins, admins, admins, "may"],
  inviteMembers: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  revokeInvitation: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  changeSetting: [signIn, admins, admins, admins, admins, admins, "may"],
  addTopic: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  changeTopic: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  mergeTopics: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  writePositions: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  askIfFair: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  sayIfFair: [signIn, reviewers, notAsked, notAsked, "may", notAsked, notAsked],
  adoptPositions: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  stopPositions: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  keepStandpoint: [signIn, reviewers, "may", "may", "may", "may", "may"],
  eraseStandpoint: [signIn, notFound, notFound, notFound, "may", notFound, notFound],
  uploadDocument: [signIn, reviewers, "may", "may", "may", "may", "may"],
  draftTranscription: [signIn, reviewers, notFound, notFound, notFound, notFound, notFound],
  importArticle: [signIn, reviewers, "may", "may", "may", "may", "may"],
  askForImport: [signIn, reviewers, "may", "may", "may", "may", "may"],
  cancelImport: [signIn, reviewers, notFound, notFound, "may", notFound, notFound],
  retryImport: [signIn, reviewers, notFound, notFound, "may", notFound, notFound],
  runImport: never,
  findPassagesAgain: never,
  suggestClaims: never,
  draftByModel: never,
  submitClaim: [signIn, reviewers, "may", "may", "may", "may", "may"],
  attachSource: [signIn, reviewers, "may", "may", "may", "may", "may"],
  rateSource: [signIn, reviewers, "may", "may", "may", "may", "may"],
  declareInterest: [signIn, reviewers, "may", "vote_recused", "may", "vote_recused", "vote_recused"],
  finishExercise: [signIn, reviewers, "may", "may", "may", "may", "may"],
  castVote: [signIn, reviewers, "may", "vote_recused", "may", "vote_recused", "vote_recused"],
  withdrawVote: [signIn, reviewers, "vote_none", "vote_none", "may", "vote_none", "vote_none"],
  draftCheck: [signIn, reviewers, "may", "may", "may", "may", "may"],
  saveCheckVersion: [
    signIn,
    reviewers,
    "check_not_yours",
    "check_not_yours",
    "may",
    "check_not_yours",
    "check_not_yours",
  ],
  submitCheckForReview: [
    signIn,
    reviewers,
    "check_not_yours",
    "check_not_yours",
    "may",
    "check_not_yours",
    "check_not_yours",
  ],
  suggestWords: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  refuseSuggestion: [signIn, reviewers, notYours, notYours, "may", notYours, notYours],
  sendBackCheck: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  publishCheck: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  issueCorrection: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  // Of a check that waits for review.
  logApproach: [signIn, reviewers, moderators, moderators, "may", "may", "may"],
  logAnswer: [signIn, reviewers, moderators, moderators, "may", "may", "may"],
  noteApproach: [signIn, reviewers, moderators, moderators, "may", "may", "may"],
  extendValidity: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  proposeCorrection: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  approveCorrection: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  refuseCorrection: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  openReview: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  closeReview: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  takeBackCheck: [signIn, reviewers, notYours, notYours, "may", notYours, notYours],
  deleteDraft: [signIn, reviewers, notYours, notYours, "may", notYours, notYours],
  restoreDraft: [signIn, reviewers, notYours, notYours, "may", notYours, notYours],
  addAuthor: [signIn, reviewers, notYours, notYours, "may", notYours, notYours],
  removeAuthor: [signIn, reviewers, notYours, notYours, "may", notYours, notYours],
  editClaim: [signIn, reviewers, "claim_not_yours", "claim_not_yours", "claim_not_yours", "may", "may"],
  withdrawClaim: [signIn, reviewers, "claim_not_yours", "claim_not_yours", "may", "claim_not_yours", "claim_not_yours"],
  declineClaim: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  restoreClaim: [signIn, reviewers, moderators, moderators, moderators, "may", "may"],
  editSource: [signIn, reviewers, "source_not_yours", "source_not_yours", "source_not_yours", "may", "may"],
  withdrawSource: [signIn, reviewers, "source_not_yours", "source_not_yours", "source_not_yours", "may", "may"],
  keepVote: [signIn, reviewers, "vote_none", "vote_none", "may", "vote_none", "vote_none"],
  reopenVotes: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
  acceptEvidence: [signIn, moderators, moderators, moderators, moderators, "may", "may"],
};

type Scene = Awaited<ReturnType<typeof aScene>>;

async function aScene(ctx: Ctx) {
  const decided = await aDecidedClaim(ctx);
  const author = await aMember(ctx, { name: "Mary" });
  const { version: authorsVote } = await castVote(
    memberCtx(ctx.db, author, { now: ctx.now }),
    aVoteInput(decided.claim, decided.source),
  );
  const stepAside = async (member: TestMember, kind: "interest" | "editing" = "interest") => {
    const statement = "I have an interest in the bridge.";
    await declareInterest(memberCtx(ctx.db, member, { now: ctx.now }), {
      claims: [decided.claim],
      kind,
      statement,
    });
    return member;
  };
  const system = systemCtx(ctx.db, { now: ctx.now });
  const deleted = await aMember(ctx, { role: "admin" });
  const { token } = await writeSession(ctx, { member: deleted.id, browser: "" });
  await ctx.db.update(members).set({ tombstonedAt: ctx.now }).where(eq(members.id, deleted.id));
  const invitation = await inviteAdministrator(system, { email: "grace@example.org" });
  const applicant = await aMember(ctx, { name: "Tigran", role: "reader" });
  const { application } = await applyToReview(memberCtx(ctx.db, applicant, { now: ctx.now }), {
    statement: "I have read land registers for eleven years.",
  });
  const newcomer = await writeNewcomer(ctx, { email: "new@example.org", isVerified: true });
  const people: Record<Exclude<(typeof KINDS)[number], "visitor">, TestMember> = {
    reader: await aMember(ctx, { role: "reader" }),
    reviewer: await aMember(ctx),
    "recused reviewer": await stepAside(await aMember(ctx)),
    "the author": author,
    moderator: await stepAside(await aMember(ctx, { role: "moderator" }), "editing"),
    admin: await stepAside(await aMember(ctx, { role: "admin" }), "editing"),
  };
  const deletedSession = await findSession(ctx.db, token, ctx.now);
  const actingAs = (kind: Kind): Ctx => {
    const given = { now: ctx.now };
    if (kind === "newcomer") return newcomerCtx(ctx.db, newcomer, given);
    if (kind === APPLICANT) return memberCtx(ctx.db, applicant, given);
    if (kind === SUSPENDED) return memberCtx(ctx.db, { ...people.reviewer, isSuspended: true }, given);
    if (kind === "deleted" && deletedSession?.actor.kind === "member") {
      return memberCtx(ctx.db, deletedSession.actor, given);
    }
    if (kind === "visitor" || kind === "invited" || kind === "deleted") return visitorCtx(ctx.db, given);
    return memberCtx(ctx.db, people[kind], given);
  };
  return { ctx, decided, author, authorsVote, actingAs, invitation, application };
}

const POSITIONS = { a: "The bridge does more good than harm.", b: "The bridge does more harm than good." };

async function aTopic(ctx: Ctx) {
  const moderator = memberCtx(ctx.db, await aMember(ctx, { role: "moderator" }), { now: ctx.now });
  return { moderator, ...(await addTopic(moderator, { label: "Tunnels", description: "" })) };
}

async function writtenPositions(ctx: Ctx) {
  const { moderator, topic } = await aTopic(ctx);
  return { moderator, topic, ...(await writePositions(moderator, { topic, ...POSITIONS, replaces: 0 })) };
}

async function authorsMessage({ ctx, author, decided }: Scene): Promise<string> {
  const said = { thread: "evidence" as const, subject: decided.claim, source: null, repliesTo: null };
  const writing = memberCtx(ctx.db, author, { now: ctx.now });
  return (await postMessage(writing, { ...said, text: "Where is the log?" })).message;
}

const NOTHING_WRONG = { outcome: "no_action" as const, reply: "It keeps to the rules.", measure: null };

async function aModerator({ ctx }: Scene): Promise<Ctx> {
  return memberCtx(ctx.db, await aMember(ctx, { role: "moderator" }), { now: ctx.now });
}

async function reportedMessage(scene: Scene) {
  const subject = await authorsMessage(scene);
  const reporter = memberCtx(scene.ctx.db, await aMember(scene.ctx), { now: scene.ctx.now });
  await fileReport(reporter, aReportInput(subject));
  return { kind: "message" as const, subject };
}

const NO_ANSWER = { replaces: 0, outcome: "no_answer" as const, text: "", on: "2026-03-09" };

/** That the author of a check asked the mayor about it. */
async function authorsApproach({ ctx, decided, author }: Scene): Promise<{ approach: string }> {
  const { id } = await aCheckInReview(ctx, { of: decided, by: author });
  return logApproach(memberCtx(ctx.db, author, { now: ctx.now }), anApproachInput(id));
}

/** A retraction of the author's check that another moderator proposed. */
async function aProposal(scene: Scene): Promise<{ proposal: string }> {
  const check = await aPublishedCheck(scene.ctx, { of: scene.decided, by: scene.author });
  return proposeCorrection(await aModerator(scene), aRetraction(check));
}

const aRetraction = ({ id, version }: { id: string; version: number }) => {
  const { title, answer, body } = someWords();
  const text = "The log turned out to be forged.";
  return { check: id, fromVersion: version, type: "retraction" as const, text, title, answer, body, overrides: [] };
};

const importOf = ({ db, now }: Ctx, member: TestMember) =>
  askForImport(memberCtx(db, member, { now }), { article: anArticleInput(), selection: "" });

const replacesOf = (kind: Kind, { authorsVote }: Scene) => (kind === "the author" ? authorsVote : 0);

const RUN: Record<keyof typeof TABLE, (as: Ctx, kind: Kind, scene: Scene) => Promise<unknown>> = {
  addDemoMember: (as) => addDemoMember(as, { handle: "anush", role: "admin" }),
  openDemoSession: (as) => openDemoSession(as, { handle: "anush", browser: "" }),
  judgeVerdicts: (as) => judgeVerdicts(as),
  postMessage: (as, _, { decided }) =>
    postMessage(as, {
      thread: "evidence",
      subject: decided.claim,
      source: null,
      repliesTo: null,
      text: "Where is it?",
    }),
  editMessage: async (as, _, scene) =>
    editMessage(as, { message: await authorsMessage(scene), fromVersion: 1, text: "Where was it?" }),
  deleteMessage: async (as, _, scene) => deleteMessage(as, { message: await authorsMessage(scene) }),
  restoreMessage: async (as, _, scene) => {
    const message = await authorsMessage(scene);
    await deleteMessage(memberCtx(scene.ctx.db, scene.author, { now: scene.ctx.now }), { message });
    return restoreMessage(as, { message });
  },
  sayLeaning: async (as, _, scene) => sayLeaning(as, { message: await authorsMessage(scene), leans: true }),
  resolveThread: (as, _, { decided }) =>
    resolveThread(as, { thread: "evidence", subject: decided.claim, isResolved: true }),
  visitThread: (as, _, { decided }) => visitThread(as, { thread: "evidence", subject: decided.claim }),
  confirmContact: (as) => confirmContact(as, { token: "" }),
  fileReport: async (as, _, scene) => fileReport(as, aReportInput(await authorsMessage(scene))),
  sendLetter: async (as, _, { ctx }) => sendLetter(as, aLetterInput((await aPublishedCheck(ctx)).slug)),
  answerLetter: async (as, _, { ctx }) => {
    const sender = memberCtx(ctx.db, await aMember(ctx, { role: "reader" }), { now: ctx.now });
    const sent = await sendLetter(sender, aLetterInput((await aPublishedCheck(ctx)).slug));
    return answerLetter(as, { ...sent, outcome: "declined", reason: "The log says the same on page 4." });
  },
  answerReports: async (as, _, scene) => answerReports(as, { ...(await reportedMessage(scene)), ...NOTHING_WRONG }),
  reopenReports: async (as, _, scene) => {
    const reported = await reportedMessage(scene);
    await answerReports(await aModerator(scene), { ...reported, ...NOTHING_WRONG });
    return reopenReports(as, reported);
  },
  takeMeasure: (as, _, { author }) => takeMeasure(as, aMeasureInput(author.id)),
  endMeasure: async (as, _, scene) => {
    const taken = await takeMeasure(await aModerator(scene), aMeasureInput(scene.author.id));
    return endMeasure(as, { ...taken, reason: "It was a mistake." });
  },
  objectToMeasure: async (as, _, scene) => {
    const taken = await takeMeasure(await aModerator(scene), aMeasureInput(scene.author.id));
    return objectToMeasure(as, { ...taken, text: "It was an answer to an insult." });
  },
  decideObjection: async (as, _, scene) => {
    const taken = await takeMeasure(await aModerator(scene), aMeasureInput(scene.author.id));
    const objecting = memberCtx(scene.ctx.db, scene.author, { now: scene.ctx.now });
    const made = await objectToMeasure(objecting, { ...taken, text: "It was an answer to an insult." });
    return decideObjection(as, { ...made, outcome: "upheld", reason: "It was no answer." });
  },
  writeNote: async (as, _, { ctx, decided, author }) => {
    const { id: check, version } = await aCheckInReview(ctx, { of: decided, by: author });
    return writeNote(as, { check, version, isFair: true, text: "" });
  },
  withholdCheck: async (as, _, { ctx }) =>
    withholdCheck(as, { check: (await aPublishedCheck(ctx)).id, publicNote: "A court in Bern ordered it." }),
  eraseWords: async (as, _, scene) =>
    eraseWords(as, {
      kind: "message",
      subject: await authorsMessage(scene),
      ground: "court_order",
      publicNote: "A court ordered it.",
    }),
  takeItem: (as, _, { application }) => takeItem(as, { kind: "application", item: application }),
  releaseItem: (as, _, { application }) => releaseItem(as, { kind: "application", item: application }),
  noteItem: (as, _, { application }) => noteItem(as, { kind: "application", item: application, text: "Known." }),
  saveReply: (as) => saveReply(as, { title: "Thank you", text: "Thank you, it is decided." }),
  removeReply: (as) => removeReply(as, { reply: randomUUID() }),
  stopNoticeMail: (as) => stopNoticeMail(as, { token: "" }),
  readNotices: (as) => readNotices(as, { notices: "all", isRead: true }),
  chooseNoticeMail: (as) => chooseNoticeMail(as, { kind: "cited", mail: "off" }),
  followSubject: (as, _, { decided }) =>
    followSubject(as, { kind: "claim", subject: decided.claim, following: "following" }),
  askToLook: async (as, _, { ctx, decided }) => {
    const { handle } = await aMember(ctx);
    return askToLook(as, { kind: "claim", subject: decided.claim, handle, dueOn: null });
  },
  answerAssignment: async (as, _, { ctx, decided, author }) => {
    const asker = memberCtx(ctx.db, await aMember(ctx), { now: ctx.now });
    const asked = { kind: "claim" as const, subject: decided.claim, handle: author.handle, dueOn: null };
    return answerAssignment(as, { ...(await askToLook(asker, asked)), answer: "accepted" });
  },
  withdrawAssignment: async (as, _, { ctx, decided, author }) => {
    const { handle } = await aMember(ctx);
    const asker = memberCtx(ctx.db, author, { now: ctx.now });
    return withdrawAssignment(
      as,
      await askToLook(asker, { kind: "claim", subject: decided.claim, handle, dueOn: null }),
    );
  },
  answerEstimation: (as) => answerEstimation(as, { allows: true }),
  endSession: (as) => endSession(as, { token: "a token of somebody else" }),
  inviteAdministrator: (as) => inviteAdministrator(as, { email: null }),
  acceptAdministration: (as, _, { invitation }) =>
    acceptAdministration(as, { ...invitation, email: "grace@example.org", browser: "" }),
  askForSignIn: (as) => askForSignIn(as, { email: "oda@example.org", invitation: null, comesFrom: null, browser: "" }),
  signInByCode: (as) => signInByCode(as, { browserToken: "", code: "", sessionToken: null, browser: "" }),
  signInByLink: (as) => signInByLink(as, { browserToken: "", token: "", sessionToken: null, browser: "" }),
  takeBackSignIn: (as) => takeBackSignIn(as, { token: "" }),
  chooseHandle: (as) => chooseHandle(as, { handle: "talin", name: "", languages: [] }),
  changeProfile: (as) => changeProfile(as, { name: "", biography: "", languages: [] }),
  deleteAccount: (as) => deleteAccount(as, { handle: as.actor.kind === "member" ? as.actor.handle : "" }),
  listOwnRecords: (as) => listOwnRecords(as),
  endSessions: (as) => endSessions(as, { session: null }),
  declareStandingInterest: (as) =>
    declareStandingInterest(as, { kind: "topic", name: "Bridges", statement: "I built one." }),
  endStandingInterest: async (as, _, { ctx, author }) => {
    const theirs = memberCtx(ctx.db, author, { now: ctx.now });
    await declareStandingInterest(theirs, { kind: "topic", name: "Tunnels", statement: "I dug one." });
    const [interest] = await listOwnInterests(theirs);
    const isOwn = as.actor.kind === "member" && as.actor.id === author.id;
    return endStandingInterest(as, { interest: isOwn ? randomUUID() : (interest?.id ?? "") });
  },
  applyToReview: (as) => applyToReview(as, { statement: "I read timetables for a living." }),
  withdrawApplication: (as, _, { application }) => withdrawApplication(as, { application }),
  answerApplication: (as, _, { application }) =>
    answerApplication(as, { application, outcome: "declined", reason: "Take part first." }),
  changeRole: async (as, _, { ctx }) =>
    changeRole(as, { member: (await aMember(ctx)).id, role: "moderator", reason: "Knows the region." }),
  inviteMembers: (as) => inviteMembers(as, { by: "link", role: "reviewer", days: 7, usesMax: 1 }),
  revokeInvitation: async (as, _, { ctx }) => {
    const moderator = memberCtx(ctx.db, await aMember(ctx, { role: "moderator" }), { now: ctx.now });
    await inviteMembers(moderator, { by: "link", role: "reviewer", days: 7, usesMax: 1 });
    const made = (await listInvitations(moderator, 1)).find(({ role }) => role === "reviewer");
    return revokeInvitation(as, { invitation: made?.id ?? "" });
  },
  changeSetting: (as) => changeSetting(as, { name: "sign_up", value: "open", replaces: 0 }),
  addTopic: (as) => addTopic(as, { label: "Ferries", description: "" }),
  changeTopic: async (as, _, { ctx }) =>
    changeTopic(as, { topic: (await aTopic(ctx)).topic, label: "Ferries", description: "" }),
  mergeTopics: async (as, _, { ctx }) => mergeTopics(as, { from: (await aTopic(ctx)).topic, into: "bridges" }),
  writePositions: async (as, _, { ctx }) =>
    writePositions(as, { topic: (await aTopic(ctx)).topic, ...POSITIONS, replaces: 0 }),
  askIfFair: async (as, _, { ctx, author }) =>
    askIfFair(as, { ...(await writtenPositions(ctx)), members: [author.id] }),
  sayIfFair: async (as, _, { ctx, author }) => {
    const { moderator, ...written } = await writtenPositions(ctx);
    await askIfFair(moderator, { ...written, members: [author.id] });
    return sayIfFair(as, { ...written, isFair: true, note: "" });
  },
  adoptPositions: async (as, _, { ctx }) => {
    const { moderator, ...written } = await writtenPositions(ctx);
    const asked = [await aMember(ctx), await aMember(ctx), await aMember(ctx)];
    await askIfFair(moderator, { ...written, members: asked.map(({ id }) => id) });
    for (const member of asked) {
      await sayIfFair(memberCtx(ctx.db, member, { now: ctx.now }), { ...written, isFair: true, note: "" });
    }
    return adoptPositions(as, written);
  },
  stopPositions: async (as, _, { ctx }) => stopPositions(as, { topic: (await aTopicWithPositions(ctx)).topic }),
  keepStandpoint: async (as, _, { ctx }) => {
    const { topic, version } = await aTopicWithPositions(ctx);
    return keepStandpoint(as, { topic, version, answer: "leaning_a", agrees: true });
  },
  eraseStandpoint: async (as, _, { ctx, author }) => {
    const { topic, version } = await aTopicWithPositions(ctx);
    const answer = { topic, version, answer: "leaning_a" as const, agrees: true };
    await keepStandpoint(memberCtx(ctx.db, author, { now: ctx.now }), answer);
    return eraseStandpoint(as, { topic });
  },
  uploadDocument: (as) => uploadDocument(as, { file: new File(["A leaflet."], "leaflet.txt") }),
  // Of a file that is theirs it is tried in its own test: a machine takes a second to read.
  draftTranscription: (as) => draftTranscription(as, { upload: randomUUID(), language: "en" }),
  importArticle: (as) => importArticle(as, anArticleInput()),
  askForImport: (as) => askForImport(as, { article: anArticleInput(), selection: "" }),
  cancelImport: async (as, _, { author, ctx }) => cancelImport(as, await importOf(ctx, author)),
  retryImport: async (as, _, { author, ctx }) => retryImport(as, await importOf(ctx, author)),
  suggestClaims: (as, _, { decided }) => suggestClaims(as, { copy: decided.article.copy }),
  draftByModel: (as, _, { decided }) => draftByModel(as, { copy: decided.article.copy }, null),
  findPassagesAgain: (as, _, { decided }) => findPassagesAgain(as, { copy: decided.article.copy }),
  runImport: async (as, _, { author, ctx }) => runImport(as, (await importOf(ctx, author)).import, guardedFetch),
  submitClaim: (as, _, { decided }) => submitClaim(as, aClaimInput(decided.article)),
  attachSource: (as, _, { decided }) =>
    attachSource(as, aSourceInput(decided, { quote: "two months before cars followed" })),
  rateSource: (as, _, { decided }) => rateSource(as, { source: decided.source, rating: "helpful" }),
  declareInterest: (as, _, { decided }) =>
    declareInterest(as, { claims: [decided.claim], kind: "interest", statement: "My brother built it." }),
  finishExercise: (as) => finishExercise(as),
  castVote: (as, kind, scene) =>
    castVote(as, aVoteInput(scene.decided.claim, scene.decided.source, { replaces: replacesOf(kind, scene) })),
  withdrawVote: (as, kind, scene) =>
    withdrawVote(as, { claim: scene.decided.claim, replaces: replacesOf(kind, scene) }),
  draftCheck: (as, _, { decided }) =>
    draftCheck(as, { subjectClaim: decided.claim, title: "Was the bridge open in March?", language: "en" }),
  saveCheckVersion: async (as, _, { ctx, decided, author }) => {
    const check = await aDraft(ctx, { of: decided, by: author });
    return saveCheckVersion(as, { check: check.id, fromVersion: check.version, ...someWords() });
  },
  submitCheckForReview: async (as, _, { ctx, decided, author }) => {
    const check = await aDraft(ctx, { of: decided, by: author });
    return submitCheckForReview(as, { check: check.id, version: check.version });
  },
  suggestWords: async (as, _, { ctx, decided, author }) => {
    const check = await aCheckInReview(ctx, { of: decided, by: author });
    return suggestWords(as, aSuggestion(check));
  },
  refuseSuggestion: async (as, _, { ctx, decided, author }) => {
    const check = await aCheckInReview(ctx, { of: decided, by: author });
    const suggestion = await aSuggestedCheck(ctx, check);
    return refuseSuggestion(as, { suggestion });
  },
  sendBackCheck: async (as, _, { ctx, decided, author }) => {
    const check = await aCheckInReview(ctx, { of: decided, by: author });
    return sendBackCheck(as, { check: check.id, reason: "The second source is missing." });
  },
  publishCheck: async (as, _, { ctx, decided, author }) => {
    const check = await aCheckInReview(ctx, { of: decided, by: author });
    return publishCheck(as, { check: check.id, version: check.version, overrides: [] });
  },
  issueCorrection: async (as, _, { ctx, decided, author }) => {
    const { id, version } = await aPublishedCheck(ctx, { of: decided, by: author });
    const { title, answer, body } = someWords();
    const text = "The question named the wrong month.";
    return issueCorrection(as, {
      check: id,
      fromVersion: version,
      type: "correction",
      text,
      title,
      answer,
      body,
    });
  },
  logApproach: async (as, _, { ctx, decided, author }) =>
    logApproach(as, anApproachInput((await aCheckInReview(ctx, { of: decided, by: author })).id)),
  logAnswer: async (as, _, scene) => logAnswer(as, { ...(await authorsApproach(scene)), ...NO_ANSWER }),
  noteApproach: async (as, _, scene) =>
    noteApproach(as, { ...(await authorsApproach(scene)), text: "She asked for a week." }),
  extendValidity: async (as, _, { ctx, decided, author }) => {
    const { id: check } = await aPublishedCheck(ctx, { of: decided, by: author });
    return extendValidity(as, { check, reviewOn: "2030-01-01" });
  },
  proposeCorrection: async (as, _, { ctx, decided, author }) =>
    proposeCorrection(as, aRetraction(await aPublishedCheck(ctx, { of: decided, by: author }))),
  approveCorrection: async (as, _, scene) => approveCorrection(as, await aProposal(scene)),
  refuseCorrection: async (as, _, scene) =>
    refuseCorrection(as, { ...(await aProposal(scene)), reason: "The log still stands." }),
  openReview: async (as, _, { ctx, decided, author }) => {
    const { id: check } = await aPublishedCheck(ctx, { of: decided, by: author });
    return openReview(as, { check, reason: "The log may be forged." });
  },
  closeReview: async (as, _, scene) => {
    const { id: check } = await aPublishedCheck(scene.ctx, { of: scene.decided, by: scene.author });
    const reason = "The log may be forged.";
    await openReview(await aModerator(scene), { check, reason });
    return closeReview(as, { check, reason });
  },
  takeBackCheck: async (as, _, { ctx, decided, author }) =>
    takeBackCheck(as, { check: (await aCheckInReview(ctx, { of: decided, by: author })).id }),
  deleteDraft: async (as, _, { ctx, decided, author }) =>
    deleteDraft(as, { check: (await aDraft(ctx, { of: decided, by: author })).id }),
  restoreDraft: async (as, _, { ctx, decided, author }) => {
    const { id: check } = await aDraft(ctx, { of: decided, by: author });
    await deleteDraft(memberCtx(ctx.db, author, { now: ctx.now }), { check });
    return restoreDraft(as, { check });
  },
  addAuthor: async (as, _, { ctx, decided, author }) => {
    const { handle } = await aMember(ctx);
    return addAuthor(as, { check: (await aDraft(ctx, { of: decided, by: author })).id, handle });
  },
  removeAuthor: async (as, _, { ctx, decided, author }) => {
    const { id: check } = await aDraft(ctx, { of: decided, by: author });
    const { id: member, handle } = await aMember(ctx);
    await addAuthor(memberCtx(ctx.db, author, { now: ctx.now }), { check, handle });
    return removeAuthor(as, { check, member });
  },
  editClaim: (as, _, { decided }) =>
    editClaim(as, {
      claim: decided.claim,
      fromVersion: 1,
      statement: "The bridge opened to everyone on 3 March.",
      reason: "The mayor said everyone.",
    }),
  withdrawClaim: async (as, _, { ctx, author }) => {
    const { claim } = await submitClaim(memberCtx(ctx.db, author, { now: ctx.now }), aClaimInput(await anArticle(ctx)));
    return withdrawClaim(as, { claim });
  },
  declineClaim: (as, _, { decided }) => declineClaim(as, { claim: decided.claim, reason: "It is an opinion." }),
  restoreClaim: async (as, _, { ctx, decided }) => {
    const moderator = await aMember(ctx, { role: "moderator" });
    const declined = { claim: decided.claim, reason: "It is an opinion." };
    await declineClaim(memberCtx(ctx.db, moderator, { now: ctx.now }), declined);
    return restoreClaim(as, { claim: decided.claim });
  },
  editSource: (as, _, { decided }) => editSource(as, aSourceEdit(decided.source)),
  withdrawSource: (as, _, { decided }) => withdrawSource(as, { source: decided.source, reason: "It is a forgery." }),
  keepVote: (as, kind, scene) =>
    keepVote(as, { claim: scene.decided.claim, version: Math.max(1, replacesOf(kind, scene)) }),
  reopenVotes: async (as, _, { ctx, decided, author }) => {
    await aPublishedCheck(ctx, { of: decided, by: author });
    return reopenVotes(as, { claim: decided.claim, reason: "The log was found to be incomplete." });
  },
  acceptEvidence: (as, _, { decided }) =>
    acceptEvidence(as, { source: decided.source, reason: "It was found after the verdict was locked." }),
};

const outcomeOf = (run: Promise<unknown>): Promise<Cell> =>
  run.then(
    () => "may",
    (error: unknown) => {
      if (error instanceof DomainError) return error.reason;
      throw error;
    },
  );

describe("who may run which command", () => {
  for (const [command, cells] of Object.entries(TABLE)) {
    test(command, async ({ ctx }) => {
      const scene = await aScene(ctx);
      const outcomes: Record<string, Cell> = {};
      for (const kind of [...KINDS, ...OUTSIDERS, APPLICANT, SUSPENDED] as const) {
        // Each in a savepoint that is rolled back, so that every member finds the same scene.
        await ctx.db
          .transaction(async (db) => {
            const inside = { ...scene, ctx: { ...ctx, db } };
            outcomes[kind] = await outcomeOf(
              RUN[command]?.({ ...scene.actingAs(kind), db }, kind, inside) ?? Promise.reject(),
            );
            throw new Undone();
          })
          .catch((error: unknown) => {
            if (!(error instanceof Undone)) throw error;
          });
      }
      const [visitor, reader] = cells;
      expect(outcomes).toEqual({
        ...Object.fromEntries(KINDS.map((kind, index) => [kind, cells[index]])),
        [APPLICANT]: APPLICANTS_OWN[command] ?? reader,
        [SUSPENDED]: suspendedCell(command, cells),
        invited: visitor,
        deleted: visitor,
        newcomer: newcomerCell(command, visitor),
      });
    });
  }
});

/** What is different for someone whose application waits. */
const APPLICANTS_OWN: Record<string, Cell> = { applyToReview: "application_waits", withdrawApplication: "may" };

/** What a reader may do, who is not suspended, and what is not about themselves alone. */
const WRITTEN_BY_READERS = new Set(["postMessage", "editMessage", "deleteMessage", "restoreMessage", "applyToReview"]);

/** Whoever is suspended is told so wherever a reader is told that it takes more than that, and where others would read them. */
function suspendedCell(command: string, [, reader, reviewer]: readonly Cell[]): Cell {
  const takesMore = reader === reviewers || reader === moderators || reader === admins;
  return takesMore || WRITTEN_BY_READERS.has(command) ? "suspended" : (reviewer ?? "may");
}

/** A newcomer is told to choose a handle wherever a visitor is told to sign in. */
function newcomerCell(command: string, visitor: Cell): Cell {
  if (command === "chooseHandle") return "may";
  return visitor === signIn ? "handle_first" : visitor;
}

class Undone extends Error {}
