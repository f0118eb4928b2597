import type { ClaimState } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { all, allow, type Decision, isActor, requireProduct, requireRole, unless } from "#server/policy/decision";

/** What decides about a change of a claim besides who asks. */
export type ClaimFacts = { state: ClaimState; submittedBy: string };

export const claimPolicy = {
  /** Reviewers mark claims in articles. */
  submit: (actor: Actor) => requireRole(actor, "reviewer"),
  /** Sentences that may be worth checking are found by the product; who makes a claim of one is a reviewer. */
  suggest: requireProduct,
  /** Members read the desk. */
  read: (actor: Actor) => requireRole(actor, "reader"),
  /** The reviewer who submitted a claim changes its words, and so do moderators, until it is published. */
  edit: (actor: Actor, claim: ClaimFacts) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => submitterOrModerator(actor, claim),
      () => isUnderWay(claim),
    ),
  /** The reviewer who submitted a claim withdraws it for as long as nobody attached a source. */
  withdraw: (actor: Actor, claim: ClaimFacts, { hasSources }: { hasSources: boolean }) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => unless(!isActor(actor, claim.submittedBy), "claim_not_yours"),
      () => isUnderWay(claim),
      () => unless(hasSources, "claim_has_sources"),
    ),
  /** Moderators decline a claim that cannot or should not be checked, with a reason that everyone may read. */
  decline: (actor: Actor, claim: ClaimFacts) =>
    all(
      () => requireRole(actor, "moderator"),
      () => isUnderWay(claim),
    ),
  /** A claim that was withdrawn comes back by the one who did, one that was declined by a moderator. */
  restore: (actor: Actor, claim: ClaimFacts) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => unless(claim.state !== "withdrawn" && claim.state !== "declined", "claim_not_closed"),
      () => (claim.state === "withdrawn" ? submitterOrModerator(actor, claim) : requireRole(actor, "moderator")),
    ),
};

const submitterOrModerator = (actor: Actor, { submittedBy }: ClaimFacts): Decision => {
  if (isActor(actor, submittedBy)) return allow;
  return requireRole(actor, "moderator").allowed ? allow : { allowed: false, because: "claim_not_yours" };
};

const isUnderWay = ({ state }: ClaimFacts): Decision =>
  all(
    () => unless(isClosed(state), "claim_closed"),
    () => unless(isPublished(state), "claim_published"),
  );

/** Nothing happens to a claim any more that was withdrawn, merged or declined. */
export const isClosed = (state: ClaimState): boolean =>
  state === "withdrawn" || state === "merged" || state === "declined";

/** Whether a claim’s verdict is on a public page: then its counts are public, also while votes are open again. */
export const isPublished = (state: ClaimState): boolean => state === "published" || state === "reopened";
