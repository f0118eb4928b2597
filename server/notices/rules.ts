import type { NoticeKind, NoticeMail } from "#db/vocabulary";
import type en from "#messages/en.json";
import type { NoticeView } from "#server/notices/views";

/** How everybody hears of each kind of notice by e-mail until they choose otherwise. */
export const NOTICE_MAIL_DEFAULTS: Record<NoticeKind, NoticeMail> = {
  asked: "now",
  asked_answer: "daily",
  mentioned: "now",
  replied: "daily",
  application: "now",
  role: "now",
  measure: "now",
  measure_ended: "now",
  report_answer: "daily",
  letter_answer: "now",
  objection_answer: "now",
  fairness_asked: "now",
  proposal_answer: "now",
  sent_back: "now",
  published: "daily",
  corrected: "daily",
  suggested: "daily",
  suggestion_answer: "off",
  author_added: "now",
  claim_closed: "daily",
  claim_checked: "daily",
  cited: "daily",
  after_vote: "daily",
  talked: "daily",
  followed: "daily",
};

/** What a member sees of their inbox: what they have not read, what is about them, what they follow, or everything. */
export const NOTICE_VIEWS = ["unread", "me", "followed", "all"] as const;
export type NoticeViewName = (typeof NOTICE_VIEWS)[number];

/** Of what happened longer ago nobody is mailed, for instance after the product was away. */
export const MAILED_DAYS = 2;
/** What happened so long before the last that happened at all stands in the inbox as read. */
export const UNREAD_DAYS = 14;
/** So many notices stand in one mail; it says how many more there are. */
export const NOTICES_IN_MAIL_MAX = 30;

/** What a notice says: a key of the catalogue below `notices.sentence`, and what fills its blanks. */
export type Sentence = { key: SentenceKey; values: Record<string, string | number> };
type SentenceKey = keyof typeof en.notices.sentence;

/**
 * What happened, in the words of the catalogue. What it happened to stands beside it.
 *
 * @param dayOf puts a day, YYYY-MM-DD, into the reader's words
 */
export function sentenceOf(
  { kind, action, by, number, role, assignment }: NoticeView,
  dayOf: (day: string) => string,
): Sentence {
  const due = assignment?.dueOn ? dayOf(assignment.dueOn) : "none";
  return { key: keyOf(kind, action), values: { by: by ?? "", number: number ?? 0, role: role ?? "reader", due } };
}

function keyOf(kind: NoticeKind, action: string): SentenceKey {
  const happened = action.replace(/^[a-z]+\./, "").replaceAll("-", "_");
  switch (kind) {
    case "asked_answer":
    case "application":
    case "corrected":
    case "claim_closed":
      return `${kind}_${happened}` as SentenceKey;
    case "proposal_answer":
      return action === "check.correction-approved" ? "proposal_approved" : "proposal_refused";
    case "suggestion_answer":
      return action === "check.suggestion-accepted" ? "suggestion_accepted" : "suggestion_refused";
    case "after_vote":
    case "followed":
      return `${kind}_${action.startsWith("source.") ? `source_${happened}` : `${action.split(".")[0]}_${happened}`}` as SentenceKey;
    default:
      return kind;
  }
}

/** Where a notice leads to, below the language. */
export function pathOf({ kind, action, claim, check }: NoticeView): string {
  if (kind === "application") return "desk";
  if (kind === "measure" || kind === "measure_ended" || kind === "objection_answer") return "desk/profile/measures";
  if (kind === "letter_answer") return check?.slug ? `checks/${check.slug}` : "desk/inbox?view=all";
  if (kind === "report_answer") return "desk/inbox?view=all";
  if (kind === "role") return "desk/profile/profile";
  if (kind === "asked" || kind === "asked_answer")
    return claim ? `desk/claims/${claim.id}` : `desk/review/${check?.id}`;
  if (kind === "mentioned" || kind === "replied" || kind === "talked" || action === "message.posted") {
    return claim ? `desk/claims/${claim.id}#talk` : `desk/checks/${check?.id}#talk`;
  }
  if (check && (kind === "sent_back" || kind === "suggested" || kind === "author_added"))
    return `desk/checks/${check.id}`;
  if (check && kind === "fairness_asked") return `desk/fairness/${check.id}`;
  if (check && kind === "proposal_answer") return `desk/corrections/${check.id}`;
  if (check && kind === "suggestion_answer") return `desk/review/${check.id}`;
  if (check?.slug) return `checks/${check.slug}`;
  return claim ? `desk/claims/${claim.id}` : "desk/inbox";
}
