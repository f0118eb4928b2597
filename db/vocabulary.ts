/**
 * The closed lists of words that the database, the rules and the screens share.
 * No imports: safe in a browser. SQL check constraints are built from these lists.
 */

/** Where a check stands. `published`, `corrected`, `retracted` and `withheld` are what the public has seen or sees. */
export const CHECK_STATES = ["draft", "in_review", "published", "corrected", "retracted", "withheld"] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** Who may read that something happened: everybody, members, moderators, or only the one who did it. */
export const AUDIENCES = ["public", "desk", "moderators", "actor"] as const;
export type Audience = (typeof AUDIENCES)[number];
