/** The forms of a feed, by the last part of its address. */
export const FEED_FORMS = ["atom.xml", "feed.json"] as const;
export type FeedForm = (typeof FEED_FORMS)[number];

/** What the whole site can be followed by. */
export const STREAMS = ["checks", "corrections"] as const;
