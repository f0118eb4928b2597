import type { Audience } from "#db/vocabulary";
import type { Shown } from "#server/core/surfaces";

type Entry = {
  audience: Audience;
  subject:
    | "member"
    | "invitation"
    | "application"
    | "interest"
    | "article"
    | "import"
    | "claim"
    | "source"
    | "check"
    | "setting"
    | "topic"
    | "assignment"
    | "message"
    | "report"
    | "measure"
    | "letter"
    | "contact"
    | "item";
  /** What public pages show that it changes. */
  changes?: Shown;
  /** Whether the verdicts must be judged again after it. */
  triggersJudgement?: true;
};

const desk = { audience: "desk" } as const;
/** A vote is for its reviewer alone: that it was cast is not told to anyone, nor when. */
const own = { audience: "actor", subject: "claim", triggersJudgement: true } as const;
const published = { audience: "public", subject: "check", changes: "checks" } as const;

/**
 * Every kind of thing that is recorded: what it happened to, who may read that it happened, and what it changes on
 * public pages. A kind that is not in here cannot be recorded.
 */
export const EVENTS = {
  "member.joined": { audience: "moderators", subject: "member" },
  "member.sign-in-asked": { audience: "actor", subject: "member" },
  "member.sign-in-taken-back": { audience: "actor", subject: "member" },
  "member.signed-in": { audience: "actor", subject: "member" },
  "member.estimation-allowed": { audience: "actor", subject: "member", triggersJudgement: true },
  "member.estimation-refused": { audience: "actor", subject: "member", triggersJudgement: true },
  "member.signed-out": { audience: "actor", subject: "member" },
  "member.invited": { audience: "moderators", subject: "invitation" },
  "member.invitation-revoked": { audience: "moderators", subject: "invitation" },
  "member.invitation-accepted": { audience: "moderators", subject: "invitation" },
  "member.named": { audience: "moderators", subject: "member", changes: "member" },
  "member.profile-changed": { audience: "desk", subject: "member", changes: "member" },
  // A handle stands on many pages.
  "member.left": { audience: "moderators", subject: "member", changes: "site" },
  "member.interest-declared": { audience: "actor", subject: "interest", triggersJudgement: true },
  "member.interest-ended": { audience: "actor", subject: "interest" },
  "member.role-changed": { audience: "moderators", subject: "member" },
  "member.exercise-finished": { audience: "actor", subject: "member" },
  "member.notices-read": { audience: "actor", subject: "member" },
  "member.notice-mail-chosen": { audience: "actor", subject: "member" },
  "member.follows-changed": { audience: "actor", subject: "member" },
  "assignment.asked": { audience: "actor", subject: "assignment" },
  "assignment.accepted": { audience: "actor", subject: "assignment" },
  "assignment.declined": { audience: "actor", subject: "assignment" },
  "assignment.withdrawn": { audience: "actor", subject: "assignment" },
  "application.submitted": { audience: "moderators", subject: "application" },
  "application.accepted": { audience: "moderators", subject: "application" },
  "application.declined": { audience: "moderators", subject: "application" },
  "application.withdrawn": { audience: "moderators", subject: "application" },
  "setting.changed": { audience: "desk", subject: "setting", changes: "site" },
  "topic.added": { ...desk, subject: "topic" },
  // What it is called stands on pages of checks.
  "topic.changed": { ...desk, subject: "topic", changes: "site" },
  "topic.merged": { ...desk, subject: "topic", changes: "site", triggersJudgement: true },
  "topic.positions-written": { audience: "moderators", subject: "topic" },
  "topic.fairness-asked": { audience: "moderators", subject: "topic" },
  "topic.fairness-said": { audience: "actor", subject: "topic" },
  "topic.positions-used": { ...desk, subject: "topic", triggersJudgement: true },
  "topic.positions-stopped": { ...desk, subject: "topic", triggersJudgement: true },
  // The same for every answer, and for none: whoever reads the events learns nothing of it.
  "standpoint.kept": { audience: "actor", subject: "topic", triggersJudgement: true },
  "article.uploaded": { audience: "actor", subject: "member" },
  "article.picture-read": { audience: "actor", subject: "member" },
  "import.asked": { audience: "actor", subject: "import" },
  "import.ended": { audience: "actor", subject: "import" },
  "import.cancelled": { audience: "actor", subject: "import" },
  "article.imported": { ...desk, subject: "article" },
  "article.read-anew": { ...desk, subject: "article" },
  "article.looked-through": { ...desk, subject: "article" },
  "article.passages-found": { ...desk, subject: "article" },
  "article.found-unchanged": { ...desk, subject: "article" },
  "claim.submitted": { ...desk, subject: "claim" },
  "claim.edited": { ...desk, subject: "claim" },
  "claim.withdrawn": { ...desk, subject: "claim" },
  "claim.declined": { ...desk, subject: "claim" },
  "claim.restored": { ...desk, subject: "claim" },
  "source.edited": { ...desk, subject: "source" },
  "source.withdrawn": { ...desk, subject: "source" },
  "source.attached": { ...desk, subject: "source" },
  "source.rated": { ...own, subject: "source" },
  "vote.cast": own,
  "vote.changed": own,
  "vote.withdrawn": own,
  "vote.recused": own,
  "vote.kept": { audience: "actor", subject: "claim" },
  "votes.reopened": { ...desk, subject: "claim", triggersJudgement: true },
  "verdict.evidence-accepted": { ...desk, subject: "claim", triggersJudgement: true },
  // Told to no one: anyone who may still vote must not learn where a claim leans.
  "verdict.moved": { audience: "actor", subject: "claim" },
  "verdict.outdated": { audience: "moderators", subject: "claim" },
  "check.drafted": { ...desk, subject: "check" },
  "check.saved": { ...desk, subject: "check" },
  "check.submitted": { ...desk, subject: "check" },
  "check.taken-back": { ...desk, subject: "check" },
  "check.deleted": { ...desk, subject: "check" },
  "check.restored": { ...desk, subject: "check" },
  "check.author-added": { ...desk, subject: "check" },
  "check.author-removed": { ...desk, subject: "check" },
  "check.sent-back": { ...desk, subject: "check" },
  "check.words-suggested": { ...desk, subject: "check" },
  "check.suggestion-accepted": { ...desk, subject: "check" },
  "check.suggestion-refused": { ...desk, subject: "check" },
  // Who writes where those read who have voted has voted: what happens there is told to nobody else.
  "message.posted": { audience: "actor", subject: "message" },
  "message.edited": { audience: "actor", subject: "message" },
  "message.deleted": { audience: "actor", subject: "message" },
  "message.restored": { audience: "actor", subject: "message" },
  "message.leaning-said": { audience: "actor", subject: "message" },
  "thread.resolved": { audience: "actor", subject: "claim" },
  "thread.reopened": { audience: "actor", subject: "claim" },
  "thread.visited": { audience: "actor", subject: "claim" },
  "report.filed": { audience: "moderators", subject: "report" },
  "report.answered": { audience: "moderators", subject: "report" },
  "report.reopened": { audience: "moderators", subject: "report" },
  "letter.sent": { audience: "moderators", subject: "letter" },
  "letter.answered": { audience: "moderators", subject: "letter" },
  // Its outcome and reason stand on the page.
  "check.objection-decided": published,
  "contact.confirmed": { audience: "actor", subject: "contact" },
  "measure.taken": { audience: "public", subject: "measure", changes: "measures" },
  "measure.objected": { audience: "moderators", subject: "measure" },
  "measure.objection-decided": { audience: "public", subject: "measure", changes: "measures" },
  "measure.ended": { audience: "public", subject: "measure", changes: "measures" },
  "queue.taken": { audience: "moderators", subject: "item" },
  "queue.let-go": { audience: "moderators", subject: "item" },
  "queue.noted": { audience: "moderators", subject: "item" },
  "reply.saved": { audience: "moderators", subject: "item" },
  "reply.removed": { audience: "moderators", subject: "item" },
  "words.erased": { audience: "moderators", subject: "measure", changes: "site" },
  "check.correction-proposed": { audience: "moderators", subject: "check" },
  "check.correction-approved": { audience: "moderators", subject: "check" },
  "check.correction-refused": { audience: "moderators", subject: "check" },
  "check.approach-logged": { ...desk, subject: "check" },
  // Whoever was drawn says it; that anybody was is told to nobody else.
  "check.fairness-noted": { audience: "actor", subject: "check" },
  "check.approach-noted": { audience: "moderators", subject: "check" },
  // Of a check that is published already.
  "check.reply-printed": published,
  "check.validity-extended": published,
  "check.review-opened": published,
  "check.review-closed": published,
  "check.withheld": published,
  "check.shown-again": published,
  "check.published": published,
  "check.corrected": published,
  "check.retracted": published,
} as const satisfies Record<string, Entry>;

export type EventAction = keyof typeof EVENTS;

const ACTIONS = Object.entries<Entry>(EVENTS);

/** The kinds of event after which verdicts must be judged again. */
export const ACTIONS_TO_JUDGE: readonly string[] = ACTIONS.flatMap(([action, { triggersJudgement }]) =>
  triggersJudgement ? [action] : [],
);

/** The kinds of event that change something which public pages show, with what it is. */
export const PUBLIC_CHANGES: ReadonlyMap<string, Shown> = new Map(
  ACTIONS.flatMap(([action, { changes }]) => (changes ? [[action, changes] as const] : [])),
);
