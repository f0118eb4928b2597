import type { Database } from "#db/client";
import type { Role } from "#db/vocabulary";
import { UnauthenticatedError } from "#server/core/errors";

export type Member = { kind: "member"; id: string; handle: string; role: Role };

/**
 * Who does something: someone without an account, a member, a program that shows a key, a job of the product by its
 * name, or the product itself. Policies say what each may do; a program with a key is no member.
 */
export type Actor =
  | { kind: "visitor" }
  | Member
  | { kind: "api_key"; id: string }
  | { kind: "job"; name: string }
  | { kind: "system" };

/** What a newsroom decides about its site, and rules may depend on. What a machine decides is in server/env.ts. */
export type Settings = {
  /** What the site is called. */
  name: string;
  /** Whether anyone may sign in as a member of the demo newsroom. */
  hasDemoSignIn: boolean;
};

const DEFAULT_SETTINGS: Settings = { name: "Countersign", hasDemoSignIn: false };

/**
 * Everything a command or a query may know: the database, who asks, when, and on what terms. Nothing else reads the
 * clock.
 */
export type Ctx = { db: Database; actor: Actor; now: Date; settings: Settings };

type Given = { now?: Date; settings?: Settings };

const ctxOf = (db: Database, actor: Actor, { now = new Date(), settings = DEFAULT_SETTINGS }: Given): Ctx => {
  return { db, actor, now, settings };
};

/** What public pages read with: no one is signed in, and nothing of the request is looked at. */
export const visitorCtx = (db: Database, given: Given = {}): Ctx => ctxOf(db, { kind: "visitor" }, given);

/** What the product itself acts with: its own routes and the command line. */
export const systemCtx = (db: Database, given: Given = {}): Ctx => ctxOf(db, { kind: "system" }, given);

/** What a job acts with. */
export const jobCtx = (db: Database, name: string, given: Given = {}): Ctx => ctxOf(db, { kind: "job", name }, given);

export const memberCtx = (db: Database, member: Omit<Member, "kind">, given: Given = {}): Ctx =>
  ctxOf(db, { kind: "member", ...member }, given);

/** The member who asks. Throws UnauthenticatedError when it is anyone else. */
export function signedIn(ctx: Ctx): Member {
  if (ctx.actor.kind !== "member") throw new UnauthenticatedError();
  return ctx.actor;
}
