import type { Audience } from "#db/vocabulary";

/** The public pages that may show what an event tells of: the lists, and the check itself with its versions. */
export type Page = "home" | "corrections" | "check";

type Entry = {
  audience: Audience;
  subject: "member" | "article" | "claim" | "source" | "check";
  refreshes: readonly Page[];
  /** Whether the verdicts must be judged again after it. */
  isJudged?: true;
};

const desk = { audience: "desk", refreshes: [] } as const;
/** A vote is for its reviewer alone: that it was cast is not told to anybody, nor when. */
const own = { audience: "actor", subject: "claim", refreshes: [], isJudged: true } as const;
const published = { audience: "public", subject: "check", refreshes: ["home", "corrections", "check"] } as const;

/**
 * Every kind of thing that is recorded: what it happened to, who may read that it happened, and which public pages it
 * makes anew. A kind that is not in here cannot be recorded.
 */
export const EVENTS = {
  "member.joined": { audience: "moderators", subject: "member", refreshes: [] },
  "member.signed-in": { audience: "actor", subject: "member", refreshes: [] },
  "member.estimation-allowed": { audience: "actor", subject: "member", refreshes: [], isJudged: true },
  "member.estimation-refused": { audience: "actor", subject: "member", refreshes: [], isJudged: true },
  "member.signed-out": { audience: "actor", subject: "member", refreshes: [] },
  "article.imported": { ...desk, subject: "article" },
  "article.read-anew": { ...desk, subject: "article" },
  "article.found-unchanged": { ...desk, subject: "article" },
  "claim.submitted": { ...desk, subject: "claim" },
  "source.attached": { ...desk, subject: "source" },
  "source.rated": { ...own, subject: "source" },
  "vote.cast": own,
  "vote.changed": own,
  "vote.withdrawn": own,
  "vote.recused": own,
  // Told to nobody: whoever may still vote must not learn where a claim leans.
  "verdict.moved": { audience: "actor", subject: "claim", refreshes: [] },
  "verdict.left-page": { audience: "moderators", subject: "claim", refreshes: [] },
  "check.drafted": { ...desk, subject: "check" },
  "check.saved": { ...desk, subject: "check" },
  "check.submitted": { ...desk, subject: "check" },
  "check.sent-back": { ...desk, subject: "check" },
  "check.published": published,
  "check.corrected": published,
  "check.retracted": published,
} as const satisfies Record<string, Entry>;

export type EventAction = keyof typeof EVENTS;

/** The kinds of event after which verdicts must be judged again. */
export const JUDGED_ACTIONS: readonly string[] = Object.entries<Entry>(EVENTS).flatMap(([action, { isJudged }]) =>
  isJudged ? [action] : [],
);

const isKnown = (action: string): action is EventAction => Object.hasOwn(EVENTS, action);

/** The public pages that an event makes anew; none for an event of a later version of the product. */
export const pagesOf = (action: string): readonly Page[] => (isKnown(action) ? EVENTS[action].refreshes : []);
