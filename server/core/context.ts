import type { Database } from "#db/client";
import type { Role } from "#db/vocabulary";
import { UnauthenticatedError } from "#server/core/errors";

export type Member = { kind: "member"; id: string; handle: string; role: Role };
export type Actor = { kind: "visitor" } | Member | { kind: "system" };

/** Everything a command or a query may know: the database, who asks, and when. Nothing else reads the clock. */
export type Ctx = { db: Database; actor: Actor; now: Date };

/** What public pages read with: nobody is signed in, and nothing of the request is looked at. */
export const visitorCtx = (db: Database, now = new Date()): Ctx => ({ db, actor: { kind: "visitor" }, now });

/** What the product itself acts with: jobs, the refresh of pages, the command line. */
export const systemCtx = (db: Database, now = new Date()): Ctx => ({ db, actor: { kind: "system" }, now });

export const memberCtx = (db: Database, member: Omit<Member, "kind">, now = new Date()): Ctx => ({
  db,
  actor: { kind: "member", ...member },
  now,
});

/** The member who asks. Throws UnauthenticatedError when it is a visitor, or the product itself. */
export function signedIn(ctx: Ctx): Member {
  if (ctx.actor.kind !== "member") throw new UnauthenticatedError();
  return ctx.actor;
}
