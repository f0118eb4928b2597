import "server-only";
import { asc, desc, eq } from "drizzle-orm";
import {
  members,
  mentions,
  messageDeletions,
  messages,
  messageVersions,
  suggestionAnswers,
  suggestions,
} from "#db/schema";
import type { Thread } from "#db/vocabulary";
import { getCheckFacts } from "#server/checks/internal";
import { type Ctx, findMember } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { handlesIn } from "#server/discussion/rules";
import { MENTIONS_MAX } from "#server/discussion/schemas";
import type { SuggestionView } from "#server/discussion/views";
import { isTalkLocked } from "#server/measures/internal";
import { listMembersNamed } from "#server/members/internal";
import { type CheckFacts, checkPolicy, isListed } from "#server/policy/checks";
import { isActor, requireRole } from "#server/policy/decision";
import type { MessageFacts, ThreadFacts } from "#server/policy/discussion";
import { votePolicy } from "#server/policy/votes";
import { getVoteFacts } from "#server/votes/internal";

const SUGGESTIONS_SHOWN = 100;

/** The words that were suggested for a check, the first first. Not a query for screens: it does not ask who reads. */
export async function listSuggestions(ctx: Ctx, check: string): Promise<SuggestionView[]> {
  return ctx.db
    .select({
      id: suggestions.id,
      field: suggestions.field,
      exact: suggestions.exact,
      replacement: suggestions.replacement,
      by: members.handle,
      isAccepted: suggestionAnswers.isAccepted,
    })
    .from(suggestions)
    .innerJoin(members, eq(members.id, suggestions.by))
    .leftJoin(suggestionAnswers, eq(suggestionAnswers.suggestion, suggestions.id))
    .where(eq(suggestions.check, check))
    .orderBy(asc(suggestions.at), asc(suggestions.id))
    .limit(SUGGESTIONS_SHOWN);
}

/** What decides about a thread of a claim or a check for the one who asks. Throws NotFoundError. */
export async function getThreadFacts(ctx: Ctx, thread: Thread, subject: string): Promise<ThreadFacts> {
  if (thread === "draft") {
    const facts = await getCheckFacts(ctx, subject);
    const isLast = isListed(facts.state) && (requireRole(ctx.actor, "moderator").allowed || isAuthorOf(ctx, facts));
    const readsDraft = isLast || checkPolicy.readDraft(ctx.actor, facts).allowed;
    return { thread, seesOthers: false, readsDraft, isLocked: false };
  }
  const member = findMember(ctx);
  if (!member) return { thread, seesOthers: false, readsDraft: false, isLocked: false };
  const facts = await getVoteFacts(ctx, subject);
  const isLocked = await isTalkLocked(ctx, subject);
  return { thread, seesOthers: votePolicy.seeOthers(ctx.actor, facts).allowed, readsDraft: false, isLocked };
}

const isAuthorOf = (ctx: Ctx, { author, coAuthors }: CheckFacts): boolean =>
  [author, ...coAuthors].some((member) => isActor(ctx.actor, member));

type LockedMessage = MessageFacts & {
  thread: Thread;
  subject: string;
  version: number;
  text: string;
  /** The number of its next deletion. */
  seq: number;
};

/** Locks a message for a command, with what decides about it. Throws NotFoundError. */
export async function lockMessage(tx: Ctx, id: string): Promise<LockedMessage> {
  const [found] = await tx.db
    .select({ thread: messages.thread, claim: messages.claim, check: messages.check, by: messages.by })
    .from(messages)
    .where(eq(messages.id, id))
    .for("update");
  const subject = found?.claim ?? found?.check;
  if (!found || !subject) throw new NotFoundError();
  const [newest] = await tx.db
    .select({ version: messageVersions.version, text: messageVersions.text })
    .from(messageVersions)
    .where(eq(messageVersions.message, id))
    .orderBy(desc(messageVersions.version))
    .limit(1);
  const [deletion] = await tx.db
    .select({ seq: messageDeletions.seq, isDeleted: messageDeletions.isDeleted })
    .from(messageDeletions)
    .where(eq(messageDeletions.message, id))
    .orderBy(desc(messageDeletions.seq))
    .limit(1);
  if (!newest) throw new NotFoundError();
  const { thread, by } = found;
  return {
    thread,
    by,
    subject,
    ...newest,
    isDeleted: deletion?.isDeleted === true,
    seq: (deletion?.seq ?? 0) + 1,
  };
}

/** Writes down whom a message names, of those who are there; those who were named before stay. A step of commands. */
export async function writeMentions(tx: Ctx, message: string, text: string): Promise<void> {
  const named = await listMembersNamed(tx, handlesIn(text).slice(0, MENTIONS_MAX));
  if (named.length === 0) return;
  await tx.db
    .insert(mentions)
    .values(named.map((member) => ({ message, member })))
    .onConflictDoNothing();
}
