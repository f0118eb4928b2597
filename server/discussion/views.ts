import type { Thread, WordedField } from "#db/vocabulary";

/** Words that somebody suggests for a check, and what came of it. */
export type SuggestionView = {
  id: string;
  field: WordedField;
  exact: string;
  replacement: string;
  by: string;
  /** Null until an author has answered. */
  isAccepted: boolean | null;
};

/** A message of a thread, as the one who asks may read it. */
export type MessageView = {
  id: string;
  by: string;
  isOwn: boolean;
  at: Date;
  /** Null where it was deleted, or hidden by a moderator. */
  text: string | null;
  /** Why a moderator hid it, as everybody may read. */
  hiddenBecause: string | null;
  version: number;
  editedAt: Date | null;
  /** The number of the source that it is about, with its words. */
  source: { number: number; quote: string } | null;
  repliesTo: { id: string; by: string } | null;
  /** Somebody says that it leans towards a verdict, and the one who asks may still vote: it is folded. */
  isFolded: boolean;
  /** The one who asks says so. */
  saysLeaning: boolean;
  /** Somebody says so, and no moderator found otherwise. */
  leans: boolean;
  /** It came after the one who asks last looked. */
  isNew: boolean;
};

/** What a message said before, the oldest first. */
export type MessageVersionView = { version: number; text: string; at: Date };

/** A thread as the one who asks may read it; a page of a hundred messages, the newest. */
export type ThreadView = {
  thread: Thread;
  subject: string;
  messages: MessageView[];
  /** How many older ones there are before them. */
  older: number;
  isResolved: boolean;
  /** A moderator locked it. */
  isLocked: boolean;
  may: { write: boolean; resolve: boolean; sayLeaning: boolean; clear: boolean };
};
