import type { Thread } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { all, allow, type Decision, isActor, requireActive, requireRole, unless } from "#server/policy/decision";

/** What decides about a thread besides who asks. */
export type ThreadFacts = {
  thread: Thread;
  /** They voted on the claim or stepped aside to edit it, or its verdict is published: what others said is no secret to them. */
  seesOthers: boolean;
  /** They may read the draft. */
  readsDraft: boolean;
  /** A moderator locked it. */
  isLocked: boolean;
};

/** What decides about a message. */
export type MessageFacts = { by: string; isDeleted: boolean };

export const discussionPolicy = {
  /** Members read about evidence; of what it adds up to, only who voted or stepped aside; of a draft, its readers. */
  takePart: (actor: Actor, { thread, seesOthers, readsDraft }: ThreadFacts): Decision =>
    all(
      () => requireRole(actor, "reader"),
      () => unless(thread === "after_vote" && !seesOthers, "vote_first"),
      () => unless(thread === "draft" && !readsDraft, "check_not_yours"),
    ),
  /** Whoever reads a thread writes in it, unless it is locked or they are suspended. */
  write: (actor: Actor, facts: ThreadFacts): Decision =>
    all(
      () => requireActive(actor),
      () => discussionPolicy.takePart(actor, facts),
      () => unless(facts.isLocked && !requireRole(actor, "moderator").allowed, "thread_locked"),
    ),
  /** Whoever wrote a message writes it anew. */
  edit: (actor: Actor, thread: ThreadFacts, message: MessageFacts) => ownMessage(actor, thread, message),
  /** Whoever wrote a message deletes it. */
  delete: (actor: Actor, thread: ThreadFacts, message: MessageFacts) => ownMessage(actor, thread, message),
  /** Whoever deleted their message brings it back. */
  restore: (actor: Actor, thread: ThreadFacts, message: MessageFacts) =>
    all(
      () => discussionPolicy.write(actor, thread),
      () => unless(!isActor(actor, message.by), "message_not_yours"),
      () => unless(!message.isDeleted, "message_not_deleted"),
    ),
  /** Reviewers say of a message about evidence that it leans towards a verdict. */
  sayLeaning: (actor: Actor, thread: ThreadFacts) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => discussionPolicy.takePart(actor, thread),
      () => unless(thread.thread !== "evidence", "message_not_of_evidence"),
    ),
  /** Moderators find that a message does not lean. */
  clear: (actor: Actor, thread: ThreadFacts) =>
    all(
      () => requireRole(actor, "moderator"),
      () => discussionPolicy.sayLeaning(actor, thread),
    ),
  /** Reviewers resolve a thread in which they take part, and open it again. */
  resolve: (actor: Actor, thread: ThreadFacts) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => discussionPolicy.takePart(actor, thread),
    ),
};

const ownMessage = (actor: Actor, thread: ThreadFacts, message: MessageFacts): Decision =>
  all(
    () => discussionPolicy.write(actor, thread),
    () => (isActor(actor, message.by) ? allow : NOT_YOURS),
    () => unless(message.isDeleted, "message_deleted"),
  );

const NOT_YOURS: Decision = { allowed: false, because: "message_not_yours" };
