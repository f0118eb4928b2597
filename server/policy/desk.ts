import type { Actor } from "#server/core/context";
import { type Decision, requireRole } from "#server/policy/decision";

/** The places of the desk, in the order in which they stand in its bar, and who goes there. */
const PLACES = {
  claims: (actor: Actor) => requireRole(actor, "reader"),
  articles: (actor: Actor) => requireRole(actor, "reader"),
  topics: (actor: Actor) => requireRole(actor, "reader"),
  checks: (actor: Actor) => requireRole(actor, "reviewer"),
  queue: (actor: Actor) => requireRole(actor, "moderator"),
  inbox: (actor: Actor) => requireRole(actor, "reader"),
  members: (actor: Actor) => requireRole(actor, "moderator"),
  settings: (actor: Actor) => requireRole(actor, "admin"),
} as const satisfies Record<string, (actor: Actor) => Decision>;

export type DeskPlace = keyof typeof PLACES;

/** The places of the desk that someone may go to. */
export const deskPlacesOf = (actor: Actor): DeskPlace[] =>
  (Object.keys(PLACES) as DeskPlace[]).filter((place) => PLACES[place](actor).allowed);
