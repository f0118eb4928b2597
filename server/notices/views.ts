import type { AssignmentAnswer, FollowedKind, NoticeKind, NoticeMail, Role } from "#db/vocabulary";

/** Something that a member is told. */
export type NoticeView = {
  id: string;
  kind: NoticeKind;
  /** The kind of event that it tells of. */
  action: string;
  at: Date;
  isRead: boolean;
  /** Who did it, by their handle; null where it was the product, and where that is nobody's business. */
  by: string | null;
  claim: { id: string; statement: string; language: string } | null;
  check: { id: string; title: string; language: string; slug: string | null } | null;
  /** The 3 of S3. */
  number: number | null;
  /** What was said with it: why a draft was sent back, a claim declined, a page corrected. */
  reason: string | null;
  role: Role | null;
  /** The request that it tells of, and what was answered. */
  assignment: { id: string; dueOn: string | null; answer: AssignmentAnswer | null } | null;
};

/** How a member hears of a kind of notice. */
export type NoticePreferenceView = { kind: NoticeKind; mail: NoticeMail };

/** A claim or a check that a member follows, or has muted. */
export type FollowView = {
  kind: FollowedKind;
  subject: string;
  isMuted: boolean;
  title: string;
  language: string;
  slug: string | null;
};
