import type { Audience } from "#db/vocabulary";

/** The public pages that may show what an event tells of: every public page (`all`), or the lists and the check itself. */
export type Page = "home" | "check";

type Entry = { audience: Audience; subject: "check"; refreshes: readonly Page[] };

/**
 * Every kind of thing that is recorded: what it happened to, who may read that it happened, and which public pages it
 * makes anew. A kind that is not in here cannot be recorded.
 */
export const EVENTS = {
  "check.published": { audience: "public", subject: "check", refreshes: ["home", "check"] },
  "check.corrected": { audience: "public", subject: "check", refreshes: ["home", "check"] },
  "check.retracted": { audience: "public", subject: "check", refreshes: ["home", "check"] },
} as const satisfies Record<string, Entry>;

export type EventAction = keyof typeof EVENTS;

const isKnown = (action: string): action is EventAction => Object.hasOwn(EVENTS, action);

/** The public pages that an event makes anew; none for an event of a later version of the product. */
export const pagesOf = (action: string): readonly Page[] => (isKnown(action) ? EVENTS[action].refreshes : []);
