import { sql } from "drizzle-orm";
import { fairnessReaders, invitations, mails } from "#db/schema";
import { listApproachNotes } from "#server/approaches/queries";
import { listArticles } from "#server/articles/queries";
import { askToLook } from "#server/assignments/ask-to-look";
import { listAssignments, listOwnAssignments } from "#server/assignments/queries";
import { getDraft, getFairnessReading, listOwnChecks, listPagesOfClaim } from "#server/checks/desk-queries";
import { getPublishedCheck, listLatestChecks } from "#server/checks/public-queries";
import { submitCheckForReview } from "#server/checks/submit-check-for-review";
import { countClaimsOfViews, listClaimFilters, listClaims, listClaimsToVoteOn } from "#server/claims/desk-queries";
import { getClaim, searchClaims } from "#server/claims/queries";
import type { Ctx } from "#server/core/context";
import { countToDo, listToDo, searchDesk } from "#server/desk/queries";
import { postMessage } from "#server/discussion/post-message";
import { findThread } from "#server/discussion/queries";
import { findFairnessNotes } from "#server/fairness/queries";
import { FAIRNESS_READERS, FAIRNESS_VOTERS_MIN } from "#server/fairness/rules";
import { writeNote } from "#server/fairness/write-note";
import { queueNotices } from "#server/mail/queue-notices";
import { unsealWords } from "#server/mail/sealed-words";
import { listMeasures } from "#server/measures/public-queries";
import { findOwnConsent } from "#server/members/queries";
import { countQueue, listQueue } from "#server/moderation/desk-queries";
import { listOutdatedVerdicts, listUnusualVotes } from "#server/moderation/queries";
import { followSubject } from "#server/notices/follow-subject";
import { countUnreadNotices, listOwnNotices } from "#server/notices/queries";
import { searchChecks } from "#server/search/public-queries";
import { searchFrom } from "#server/search/schemas";
import { listOwnSourceRatings, listSourceCards } from "#server/sources/queries";
import { getVerdict, isInvited } from "#server/verdicts/queries";
import { castVote } from "#server/votes/cast-vote";
import { getVoteFacts } from "#server/votes/internal";
import { findOwnVote, listOtherVotes } from "#server/votes/queries";
import {
  aDecidedClaim,
  aDraft,
  aMember,
  aPublishedCheck,
  aVoteInput,
  judge,
  type TestDecidedClaim,
} from "#tests/support/factories";
import { tellMembers } from "#tests/support/notices";
import { describe, expect, test } from "#tests/support/test-database";

const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    (answer) => answer,
    (error: { reason?: string }) => `refused: ${error.reason}`,
  );

/** Everything that a member can look at about a claim and on the desk, in one text. */
async function everythingSeen(ctx: Ctx, claim: string, draft: string, slug: string): Promise<string> {
  const seen = {
    claims: await listClaims(ctx),
    chosen: await searchClaims(ctx, { words: "bridge", chosen: claim }),
    counts: await countClaimsOfViews(ctx),
    filters: await listClaimFilters(ctx),
    open: await listClaims(ctx, { state: "open", sort: "fewest_sources" }),
    decided: await Promise.all(
      (["provisional", "agreed", "contested"] as const).map((state) => listClaims(ctx, { state })),
    ),
    toDo: await listToDo(ctx),
    waiting: await countToDo(ctx),
    foundAtDesk: await searchDesk(ctx, "bridge"),
    pages: await listPagesOfClaim(ctx, claim),
    toVoteOn: await listClaimsToVoteOn(ctx),
    claim: await getClaim(ctx, claim),
    articles: await listArticles(ctx),
    facts: await getVoteFacts(ctx, claim),
    own: await findOwnVote(ctx, claim),
    consent: await findOwnConsent(ctx),
    isInvited: await isInvited(ctx, claim),
    sources: await listSourceCards(ctx, claim),
    rated: [...(await listOwnSourceRatings(ctx, claim))],
    others: await refusalOf(listOtherVotes(ctx, claim)),
    verdict: await refusalOf(getVerdict(ctx, claim)),
    unusual: await refusalOf(listUnusualVotes(ctx)),
    left: await refusalOf(listOutdatedVerdicts(ctx)),
    checks: await refusalOf(listOwnChecks(ctx)),
    draft: await refusalOf(getDraft(ctx, draft)),
    fairness: await refusalOf(findFairnessNotes(ctx, { check: draft, version: 2 })),
    reading: await refusalOf(getFairnessReading(ctx, draft)),
    contacts: await refusalOf(listApproachNotes(ctx, draft)),
    latest: await listLatestChecks(ctx, 20),
    found: await searchChecks(ctx, searchFrom({ q: "bridge" })),
    page: await getPublishedCheck(ctx, slug),
    evidence: await findThread(ctx, "evidence", claim),
    afterVote: await findThread(ctx, "after_vote", claim),
    inbox: await listOwnNotices(ctx, "all"),
    unread: await countUnreadNotices(ctx),
    assigned: await listAssignments(ctx, claim),
    ownAssignments: await listOwnAssignments(ctx),
    queue: await refusalOf(listQueue(ctx, "all")),
    queued: await refusalOf(countQueue(ctx)),
    measures: await listMeasures(ctx),
    // What would be mailed, to whom it would be.
    mails: (await mailsTo(ctx)).join("\n"),
  };
  return JSON.stringify(seen, null, 1);
}

/** The words of every mail that waits for the one who asks. */
async function mailsTo(ctx: Ctx): Promise<string[]> {
  const own = `${ctx.actor.kind === "member" ? ctx.actor.handle : ""}@example.org`;
  const waiting = await ctx.db.select({ sealed: mails.sealed }).from(mails);
  return waiting.flatMap(({ sealed }) => {
    const words = sealed && unsealWords(sealed);
    return words?.to === own ? [JSON.stringify({ ...words, stopToken: "" })] : [];
  });
}

async function vote(
  ctx: Ctx,
  as: (member: never) => Ctx,
  { claim, source }: TestDecidedClaim,
  rating: "true" | "false",
) {
  const voter = await aMember(ctx);
  const { version } = await castVote(as(voter as never), aVoteInput(claim, source, { rating }));
  // Who voted goes on as people do: they talk where those read who voted, ask somebody whose turn is over, and think again.
  const after = { thread: "after_vote" as const, subject: claim, source: null, repliesTo: null };
  await postMessage(as(voter as never), { ...after, text: "The log decides it." });
  await castVote(as(voter as never), aVoteInput(claim, source, { rating, replaces: version }));
}

describe("whoever has not voted on a claim", () => {
  test("sees, hears and is refused the same whatever others voted, as a reviewer and as a moderator", async ({
    ctx,
    as,
  }) => {
    const open = await aDecidedClaim(ctx, { ratings: [] });
    const { slug } = await aPublishedCheck(ctx);
    const ada = await aMember(ctx);
    const grace = await aMember(ctx, { name: "Grace", role: "moderator" });
    const draft = await aDraft(ctx, { of: open, by: ada });
    const levon = as(await aMember(ctx, { name: "levon" }));
    for (const member of [ada, grace]) {
      await followSubject(as(member), { kind: "claim", subject: open.claim, following: "following" });
      await askToLook(levon, { kind: "claim", subject: open.claim, handle: member.handle, dueOn: null });
    }
    const about = { thread: "evidence" as const, subject: open.claim, source: null, repliesTo: null };
    await postMessage(levon, { ...about, text: `@${ada.handle} Where is the log?` });
    const look = async () => {
      await judge(ctx);
      await tellMembers(ctx);
      for (const how of ["now", "daily"] as const) await queueNotices(ctx, how);
      // An invitation may depend on votes; it is the one thing that may.
      await ctx.db.delete(invitations);
      return Promise.all([ada, grace].map((member) => everythingSeen(as(member), open.claim, draft.id, slug)));
    };
    const before = await look();
    for (const ratings of [["true"], ["true", "false", "true", "false"], ["true", "true", "true"]] as const) {
      for (const rating of ratings) await vote(ctx, as as never, open, rating);
      expect(await look()).toEqual(before);
    }
  });

  test("does not learn by a check of it that ten voted, of whom three were drawn to say whether it is fair", async ({
    ctx,
    as,
  }) => {
    const open = await aDecidedClaim(ctx, { ratings: Array<"true">(FAIRNESS_VOTERS_MIN).fill("true") });
    const { slug } = await aPublishedCheck(ctx);
    const ada = await aMember(ctx);
    const grace = await aMember(ctx, { name: "Grace", role: "moderator" });
    const draft = await aDraft(ctx, { of: open, by: ada });
    await submitCheckForReview(as(ada), { check: draft.id, version: draft.version });
    const drawn = await ctx.db.select().from(fairnessReaders);
    expect(drawn).toHaveLength(FAIRNESS_READERS);
    for (const { member } of drawn) {
      const reader = as({ id: member, handle: "drawn", role: "reviewer" });
      await writeNote(reader, { check: draft.id, version: draft.version, isFair: false, text: "It leaves out cars." });
    }
    const look = async () => {
      await tellMembers(ctx);
      return Promise.all([ada, grace].map((member) => everythingSeen(as(member), open.claim, draft.id, slug)));
    };
    const seen = await look();
    // As if nobody had been drawn, and nobody had said anything.
    await ctx.db.execute(sql`set local session_replication_role = replica`);
    await ctx.db.execute(sql`truncate fairness_notes, fairness_readers`);
    await ctx.db.execute(sql`set local session_replication_role = origin`);
    expect(await look()).toEqual(seen);
  });

  test("hands in a check of it, which asks for nothing that depends on votes", async ({ ctx, as }) => {
    for (const ratings of [[], ["true", "false", "true"]] as const) {
      const ada = await aMember(ctx);
      const draft = await aDraft(ctx, { of: await aDecidedClaim(ctx, { ratings: [...ratings] }), by: ada });
      const handedIn = submitCheckForReview(as(ada), { check: draft.id, version: draft.version });
      expect(await refusalOf(handedIn)).toBeUndefined();
    }
  });
});
