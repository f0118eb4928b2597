import type { Database } from "#db/client";

export type Member = { kind: "member"; id: string; handle: string };
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
