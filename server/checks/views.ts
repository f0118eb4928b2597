import type { CheckState } from "#db/vocabulary";

/** A check as lists show it. */
export type CheckLineView = { slug: string; language: string; title: string; answer: string; publishedAt: Date };

/** A check as its own page shows it: the newest version that the public has seen. */
export type PublishedCheckView = CheckLineView & { body: string; version: number; state: CheckState; changedAt: Date };
