import type { Role } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import type { Settings } from "#server/core/views";
import { invitableRoles } from "#server/members/rules";
import { all, allow, requireProduct, requireRole, unless } from "#server/policy/decision";

export const memberPolicy = {
  /** Members of the demo newsroom are made by the product itself, never by a request. */
  addDemoMember: (actor: Actor) => requireProduct(actor),
  /** So are their sessions, where there is an demo newsroom. */
  openDemoSession: (actor: Actor, { hasDemoSignIn }: Settings) =>
    all(
      () => requireProduct(actor),
      () => unless(!hasDemoSignIn, "demo_sign_in_off"),
    ),
  /**
   * Reviewers say whether their votes may be used to estimate where reviewers differ, and change their mind at any
   * time.
   */
  answerEstimation: (actor: Actor) => requireRole(actor, "reviewer"),
  /** Whoever runs the server lets administrators in, from its command line. */
  inviteAdministrator: (actor: Actor) => requireProduct(actor),
  /** Sessions are opened by the product itself, for whoever proved who they are. */
  openSession: (actor: Actor) => requireProduct(actor),
  /** Whoever signed in for the first time chooses a handle, once. */
  chooseHandle: (actor: Actor) =>
    actor.kind === "newcomer"
      ? allow
      : all(
          () => requireRole(actor, "reader"),
          () => unless(true, "handle_chosen"),
        ),
  /** Moderators see who is a member and who was invited. */
  readMembers: (actor: Actor) => requireRole(actor, "moderator"),
  /** Administrators change roles; the last one stays an administrator. */
  changeRole: (actor: Actor, { isLastAdministrator }: { isLastAdministrator: boolean }) =>
    all(
      () => requireRole(actor, "admin"),
      () => unless(isLastAdministrator, "last_administrator"),
    ),
  /** Moderators invite to the roles below their own, administrators to every one. */
  invite: (actor: Actor, role: Role) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(actor.kind === "member" && !invitableRoles(actor.role).includes(role), "admins_only"),
    ),
  /** Members change what they say about themselves, and their interests. */
  changeOwn: (actor: Actor) => requireRole(actor, "reader"),
  /** Members read everything that is held about them. */
  exportOwn: (actor: Actor) => requireRole(actor, "reader"),
  /** Members leave, but the last administrator only when there is another. */
  leave: (actor: Actor, { isLastAdministrator }: { isLastAdministrator: boolean }) =>
    all(
      () => requireRole(actor, "reader"),
      () => unless(isLastAdministrator, "last_administrator"),
    ),
  /** Members end their own sessions. */
  endSession: (actor: Actor) => requireRole(actor, "reader"),
};
