import type { MeasureKind, Role } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { all, isActor, requireRole, unless } from "#server/policy/decision";

/** What decides about a measure: what it is, about whom, and the role that they hold; null where it is about talk alone. */
type MeasureFacts = { kind: MeasureKind; member: string | null; memberRole: Role | null };

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
  /** Moderators end a measure before its time, but none about themselves. */
  end: (actor: Actor, { member, isOver }: { member: string | null; isOver: boolean }) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(member !== null && isActor(actor, member), "measure_own"),
      () => unless(isOver, "measure_over"),
    ),
};

const isStaff = (role: Role | null) => role === "moderator" || role === "admin";
