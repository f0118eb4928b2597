import type { Role } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { ForbiddenError, type Reason, UnauthenticatedError } from "#server/core/errors";

/** Whether someone may do something, and if not, why. Buttons read it; commands enforce it. */
export type Decision = { allowed: true } | { allowed: false; because: Reason };

export const allow: Decision = { allowed: true };
const deny = (because: Reason): Decision => ({ allowed: false, because });

/** Stops a command whose actor may not run it. Throws UnauthenticatedError or ForbiddenError with the reason. */
export function authorize(decision: Decision): void {
  if (decision.allowed) return;
  if (decision.because === "sign_in_required") throw new UnauthenticatedError();
  throw new ForbiddenError(decision.because);
}

const rank = { reader: 0, reviewer: 1, moderator: 2, admin: 3 } as const satisfies Record<Role, number>;

const refusalBelow = {
  reader: "sign_in_required",
  reviewer: "reviewers_only",
  moderator: "moderators_only",
  admin: "admins_only",
} as const satisfies Record<Role, Reason>;

/**
 * Allows members who hold `role` or one above it: every moderator is also a reviewer. Whoever is suspended is a reader for that
 * time.
 */
export function requireRole(actor: Actor, role: Role): Decision {
  if (actor.kind === "newcomer") return deny("handle_first");
  if (actor.kind !== "member") return deny("sign_in_required");
  if (actor.isSuspended && role !== "reader") return deny("suspended");
  return rank[actor.role] >= rank[role] ? allow : deny(refusalBelow[role]);
}

/** Allows members who are not suspended: those who are read, and write nothing. */
export const requireActive = (actor: Actor): Decision =>
  actor.kind === "member" && actor.isSuspended ? deny("suspended") : requireRole(actor, "reader");

/** The first refusal of several decisions, each asked only when those before it allow. */
export function all(...decisions: (() => Decision)[]): Decision {
  for (const decide of decisions) {
    const decision = decide();
    if (!decision.allowed) return decision;
  }
  return allow;
}

/** Allows unless `condition` holds, which is refused for the reason given. */
export const unless = (condition: boolean, because: Reason): Decision => (condition ? deny(because) : allow);

/** Allows the product itself and its jobs, and no one who asks through the site. */
export const requireProduct = (actor: Actor): Decision =>
  unless(actor.kind !== "system" && actor.kind !== "job", "system_only");

export const isActor = (actor: Actor, member: string): boolean => actor.kind === "member" && actor.id === member;
