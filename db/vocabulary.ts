/**
 * The closed lists of words that the database, the rules and the screens share. No imports: safe in a browser. SQL
 * check constraints are built from these lists.
 */

/** What a member may do, from least to most: each may do what those before it may. */
export const ROLES = ["reader", "reviewer", "moderator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Ordered from true to false, then those off the scale. This order decides ties. */
export const RATINGS = [
  "true",
  "mostly_true",
  "mixed",
  "mostly_false",
  "false",
  "unverifiable",
  "missing_context",
  "not_a_claim",
] as const;
export type Rating = (typeof RATINGS)[number];

export const CONFIDENCES = ["low", "medium", "high"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Where the votes on a claim stand. */
export const VERDICT_STATES = ["open", "provisional", "agreed", "contested"] as const;
export type VerdictState = (typeof VERDICT_STATES)[number];

/**
 * On what a verdict rests: on both sides of a lasting divide among reviewers, on all of them where no split is visible,
 * on a simple majority while there is not enough for either; in a small group, on both sides by where reviewers say they
 * stand, or on everyone while all who said so are of one side.
 */
export const VERDICT_BASES = ["bridged", "pooled", "plain", "standpoints", "one_side"] as const;
export type VerdictBasis = (typeof VERDICT_BASES)[number];

/** Whether reviewers are seen to be split lastingly. */
export const SPLITS = ["none", "suspected", "established"] as const;
export type Split = (typeof SPLITS)[number];

/**
 * What a claim without an agreed verdict still needs: votes from other viewpoints, votes of experienced reviewers, that it
 * becomes clear whether there is a split, or agreement itself.
 */
const LACKS = ["viewpoints", "experienced", "clarity", "agreement"] as const;
export type VerdictLack = (typeof LACKS)[number];

/** Where a claim stands. `reopened`: it is published, and a moderator opened another round of votes. */
export const CLAIM_STATES = [
  "open",
  "deciding",
  "provisional",
  "agreed",
  "contested",
  "published",
  "reopened",
  "withdrawn",
  "merged",
  "declined",
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** The parts of a check that are written as running words, for which others can be suggested. */
export const WORDED_FIELDS = ["title", "answer", "body"] as const;
export type WordedField = (typeof WORDED_FIELDS)[number];

/** How exactly the day is known on which something was said. */
export const DATE_PRECISIONS = ["day", "month", "year"] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

export const CLAIMANT_KINDS = ["person", "organisation"] as const;
export type ClaimantKind = (typeof CLAIMANT_KINDS)[number];

/** How we got the text of a document. */
export const COPY_KINDS = ["fetched", "pasted_html", "pasted_text", "uploaded", "transcribed"] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

/** How far the import of an article has come: what it waits for or does, and how it ended. */
export const IMPORT_STEPS = [
  "waiting",
  "fetching",
  "reading",
  "keeping",
  "finding",
  "done",
  "failed",
  "cancelled",
] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

/** What readers of a copy are told of how well it could be read. */
export type CopyWarning = "encoding_guessed" | "pages_without_text";

/** What became of a look for sentences worth checking: some were found or none, or a model refused, answered what cannot be read, or nothing in time. */
export const SUGGESTION_OUTCOMES = ["done", "refused", "nonsense", "no_answer"] as const;
export type SuggestionOutcome = (typeof SUGGESTION_OUTCOMES)[number];

/** How a passage was found in another copy: the same words at the same place, elsewhere, other words between the same neighbours, or nearly the same words. */
export const FOUND_HOW = ["same", "exact", "context", "fuzzy"] as const;
export type FoundHow = (typeof FOUND_HOW)[number];

/** By what places in a document are named that has no paragraphs of its own: its pages, or the time at which something is said. */
export type LocatorUnit = "page" | "time";

/** Where on a page a quotation was found: in its main text, or in what stands beside it. */
export const QUOTE_PARTS = ["main", "page"] as const;
export type QuotePart = (typeof QUOTE_PARTS)[number];

/** What a source says about the claim. */
export const STANCES = ["supports", "refutes", "context"] as const;
export type Stance = (typeof STANCES)[number];

/** What a source is. `claim_itself` is the document in which the claim is made, which is no evidence for what it says. */
export const SOURCE_KINDS = ["primary", "secondary", "expert", "reference", "claim_itself"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** How much a source helps to judge its claim, in a reviewer's eyes. The order is the one of the bridging rule. */
export const HELPFULNESS = ["helpful", "somewhat", "not_helpful"] as const;
export type Helpfulness = (typeof HELPFULNESS)[number];

/** Why someone does not vote on a claim: an interest in it, or that they edit or publish the check of it. */
export const RECUSAL_KINDS = ["interest", "editing"] as const;
export type RecusalKind = (typeof RECUSAL_KINDS)[number];

/** Where a check stands. `published`, `corrected`, `retracted` and `withheld` are what the public has seen or sees. */
export const CHECK_STATES = [
  "draft",
  "deleted",
  "in_review",
  "published",
  "corrected",
  "retracted",
  "withheld",
] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** The states in which a check is found by readers. */
export const LISTED_STATES = ["published", "corrected", "retracted"] as const;
export type ListedState = (typeof LISTED_STATES)[number];

/** Whether the person or body whose claim is checked was asked before publication. */
export const CLAIMANT_CONTACTS = ["contacted", "not_contacted"] as const;
export type ClaimantContact = (typeof CLAIMANT_CONTACTS)[number];

export const CORRECTION_TYPES = ["typo", "clarification", "correction", "changed_verdict", "retraction"] as const;
export type CorrectionType = (typeof CORRECTION_TYPES)[number];

/** What a moderator proposes and another one decides: that a published verdict changes, or the whole check is retracted. */
export const PROPOSED_TYPES = ["changed_verdict", "retraction"] as const satisfies readonly CorrectionType[];
export type ProposedType = (typeof PROPOSED_TYPES)[number];

/** What became of a proposed correction. */
export const PROPOSAL_OUTCOMES = ["approved", "refused", "withdrawn"] as const;
export type ProposalOutcome = (typeof PROPOSAL_OUTCOMES)[number];

/** How the person or body whose claim is checked was asked for an answer. */
export const APPROACH_WAYS = ["email", "phone", "letter", "form", "in_person", "social_media", "other"] as const;
export type ApproachWay = (typeof APPROACH_WAYS)[number];

/** What came of asking them. */
export const APPROACH_OUTCOMES = ["answered", "no_comment", "no_answer", "unreachable"] as const;
export type ApproachOutcome = (typeof APPROACH_OUTCOMES)[number];

/** What someone answers who is asked which of two positions they are closer to, from the first to the second. */
export const STANDPOINT_ANSWERS = ["a", "leaning_a", "neither", "leaning_b", "b"] as const;
export type StandpointAnswer = (typeof STANDPOINT_ANSWERS)[number];

/** What a newsroom decides about its site. Each is changed as a whole, and every change is kept. */
export const SETTING_NAMES = [
  "site",
  "publisher",
  "languages",
  "topics",
  "sign_up",
  "standpoints",
  "privacy",
  "terms",
  "imprint",
  "methods",
  "corrections_policy",
  "funding",
  "contact",
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** The pages whose whole text is a setting. */
export const SITE_TEXTS = [
  "methods",
  "corrections_policy",
  "funding",
  "contact",
  "privacy",
  "terms",
  "imprint",
] as const satisfies readonly SettingName[];
export type SiteText = (typeof SITE_TEXTS)[number];

/** Who may become a member: anyone with an e-mail address, or whoever was invited. */
export const SIGN_UPS = ["open", "invitation"] as const;
export type SignUp = (typeof SIGN_UPS)[number];

/** Whether reviewers may be asked where they stand on a topic. */
export const STANDPOINTS_ASKED = ["asked", "never"] as const;
export type StandpointsAsked = (typeof STANDPOINTS_ASKED)[number];

/** What a standing interest is in. */
export const INTEREST_KINDS = ["claimant", "publisher", "topic"] as const;
export type InterestKind = (typeof INTEREST_KINDS)[number];

/** What became of an application to become a reviewer. */
export const APPLICATION_OUTCOMES = ["accepted", "declined", "withdrawn"] as const;
export type ApplicationOutcome = (typeof APPLICATION_OUTCOMES)[number];

/**
 * What a member is told of, most important first: of several reasons for the same event the first is given. Somebody asks
 * them to look at something, or answers that they will; their check was sent back, published or corrected, or somebody
 * suggests words for it or answers theirs; they write a check with others; their source stands in a check, their claim was
 * checked or closed; something came after their vote; somebody writes to them, answers them or writes where they take part; a claim or check that they follow changed; their application was
 * answered, their role changed, a measure was taken or ended, what they objected to or reported was decided, they are asked whether a check is fair, or a
 * correction that they proposed was decided.
 */
export const NOTICE_KINDS = [
  "asked",
  "asked_answer",
  "mentioned",
  "replied",
  "application",
  "role",
  "measure",
  "measure_ended",
  "report_answer",
  "letter_answer",
  "objection_answer",
  "fairness_asked",
  "proposal_answer",
  "sent_back",
  "published",
  "corrected",
  "suggested",
  "suggestion_answer",
  "author_added",
  "claim_closed",
  "claim_checked",
  "cited",
  "after_vote",
  "talked",
  "followed",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** How a member hears of a kind of notice by e-mail: within minutes, once a day together with others, or not. */
export const NOTICE_MAILS = ["now", "daily", "off"] as const;
export type NoticeMail = (typeof NOTICE_MAILS)[number];

/** What can be followed, and what somebody can be asked to look at. */
export const FOLLOWED_KINDS = ["claim", "check"] as const;
export type FollowedKind = (typeof FOLLOWED_KINDS)[number];

/** What became of a request to look at something. */
export const ASSIGNMENT_ANSWERS = ["accepted", "declined", "withdrawn"] as const;
export type AssignmentAnswer = (typeof ASSIGNMENT_ANSWERS)[number];

/**
 * Where members talk: about the evidence on a claim, for all members; about what it adds up to, for those who voted or stepped
 * aside; and about the draft of a check, for its authors and moderators.
 */
export const THREADS = ["evidence", "after_vote", "draft"] as const;
export type Thread = (typeof THREADS)[number];

/** What is said of a message: that it leans towards a verdict, or that a moderator found that it does not. */
export const LEANINGS = ["leans", "cleared"] as const;
export type Leaning = (typeof LEANINGS)[number];

/** What can be reported: everything that somebody wrote or brought in. */
export const REPORTED_KINDS = ["message", "source", "claim", "check", "member"] as const;
export type ReportedKind = (typeof REPORTED_KINDS)[number];

/** Why something is reported. */
export const REPORT_REASONS = [
  "personal_attack",
  "private_data",
  "wrong_document",
  "spam",
  "false_identity",
  "rights",
  "illegal",
  "other",
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** What became of reports: something was done, or there was nothing to do. */
export const REPORT_OUTCOMES = ["acted", "no_action"] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

/** The rules of the house that a measure cites. */
export const HOUSE_RULES = [
  "evidence",
  "respect",
  "privacy",
  "rights",
  "spam",
  "identity",
  "honest_votes",
  "law",
] as const;
export type HouseRule = (typeof HOUSE_RULES)[number];

/**
 * What moderators do about words and members: hide a message, lock the talk on a claim, warn a member, limit what they change in
 * a day, suspend them until a day, ban them; and what administrators do where a court or a person's right asks for it: withhold a
 * check, erase words.
 */
export const MEASURE_KINDS = ["hide", "lock", "warn", "limit", "suspend", "ban", "withhold", "erase"] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** Of what words can be erased: a message, the text and bytes of a copy, what a source quotes and says. */
export const ERASED_KINDS = ["message", "copy", "source"] as const;
export type ErasedKind = (typeof ERASED_KINDS)[number];

/** On what ground words are erased. */
export const ERASURE_GROUNDS = ["court_order", "personal_right"] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** What became of an objection to a measure: it was lifted, or it stands. */
export const OBJECTION_OUTCOMES = ["lifted", "upheld"] as const;
export type ObjectionOutcome = (typeof OBJECTION_OUTCOMES)[number];

/** What readers write to the newsroom about: an error in a check, its verdict, or something that should be checked. */
export const LETTER_KINDS = ["error", "objection", "request"] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Who writes a letter, as they say. */
export const LETTER_SENDERS = ["reader", "person_checked", "publisher", "expert"] as const;
export type LetterSender = (typeof LETTER_SENDERS)[number];

/** What became of a letter: the check was changed, there was no reason to, it will be checked, or it was checked already. */
export const LETTER_OUTCOMES = ["corrected", "declined", "accepted", "checked_already"] as const;
export type LetterOutcome = (typeof LETTER_OUTCOMES)[number];

/** What waits for a moderator. */
export const QUEUE_KINDS = [
  "report",
  "error",
  "objection",
  "request",
  "handed_in",
  "application",
  "outdated",
  "voting",
  "proposal",
  "measure_objection",
  "review_due",
] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

/** Of it what the product itself found, and nobody said. */
export const FOUND_BY_PRODUCT = ["outdated", "voting", "review_due"] as const satisfies readonly QueueKind[];

/** What a mail is for. */
export const MAIL_KINDS = ["sign_in", "invitation", "notices", "confirm", "outcome", "letter"] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/**
 * Who can do something: someone without an account, someone who signed in and has no name yet, a member, a program with
 * a key, a job, or the product itself.
 */
export const ACTOR_KINDS = ["visitor", "newcomer", "member", "api_key", "job", "system"] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who may read that something happened: everyone, members, moderators, or only the one who did it. */
export const AUDIENCES = ["public", "desk", "moderators", "actor"] as const;
export type Audience = (typeof AUDIENCES)[number];
