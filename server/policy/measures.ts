import type { CheckState, MeasureKind, Role } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { isListed } from "#server/policy/checks";
import { all, allow, isActor, requireRole, unless } from "#server/policy/decision";

/** What decides about a measure: what it is, about whom, and the role that they hold; null where it is about talk alone. */
type MeasureFacts = { kind: MeasureKind; member: string | null; memberRole: Role | null };

/** What decides about an objection: whom the measure is about, and whether the one who asks took it or reported what it is about. */
export type ObjectionFacts = { member: string; isInvolved: boolean; isSomebodyElseLeft: boolean };

export const measurePolicy = {
  /**
   * Moderators take measures about others. About moderators and administrators only an administrator does, and only an
   * administrator bans somebody.
   */
  take: (actor: Actor, { kind, member, memberRole }: MeasureFacts) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(member !== null && isActor(actor, member), "measure_own"),
      () => unless(isStaff(memberRole) && !requireRole(actor, "admin").allowed, "admins_only"),
      () => unless(kind === "ban" && !requireRole(actor, "admin").allowed, "admins_only"),
    ),
  /** Administrators withhold what is published. */
  withhold: (actor: Actor, { state }: { state: CheckState }) =>
    all(
      () => requireRole(actor, "admin"),
      () => unless(!isListed(state), "check_not_published"),
    ),
  /** Administrators erase words. */
  erase: (actor: Actor) => requireRole(actor, "admin"),
  /**
   * Moderators end a measure before its time, but none about themselves; administrators let a withheld check be read again. What
   * was erased does not come back.
   */
  end: (actor: Actor, { kind, member, isOver }: { kind: MeasureKind; member: string | null; isOver: boolean }) =>
    all(
      () => requireRole(actor, kind === "withhold" ? "admin" : "moderator"),
      () => unless(kind === "erase", "measure_over"),
      () => unless(member !== null && isActor(actor, member), "measure_own"),
      () => unless(isOver, "measure_over"),
    ),
  /** A member objects to a measure about them, also while they are suspended. */
  object: (actor: Actor, { member }: { member: string | null }) =>
    all(
      () => requireRole(actor, "reader"),
      () => unless(member === null || !isActor(actor, member), "measure_not_yours"),
    ),
  /** Somebody decides who had no part in it; where nobody is left who had none, an administrator. */
  decideObjection: (actor: Actor, { member, isInvolved, isSomebodyElseLeft }: ObjectionFacts) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(isActor(actor, member), "measure_own"),
      () => unless(isInvolved && isSomebodyElseLeft, "objection_involved"),
      () => (isInvolved ? requireRole(actor, "admin") : allow),
    ),
};

const isStaff = (role: Role | null) => role === "moderator" || role === "admin";
