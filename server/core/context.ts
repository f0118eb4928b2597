import type { Database } from "#db/client";
import type { Role } from "#db/vocabulary";
import { ForbiddenError, UnauthenticatedError } from "#server/core/errors";
import type { Settings } from "#server/core/views";

export type Member = {
  kind: "member";
  id: string;
  handle: string;
  role: Role;
  /** Whether the account is only some days old: it has smaller allowances. */
  isNew?: boolean;
  /** When the account was made, as long as it is young enough for daily limits. */
  joinedAt?: Date;
  /** Whether a moderator suspended or banned them: they read and change nothing. */
  isSuspended?: boolean;
  /** How many changes a moderator lets them make in a day. */
  dailyMax?: number;
};

/** Someone who signed in for the first time and chose no handle yet: that is all they can do. */
export type Newcomer = { kind: "newcomer"; id: string };

/**
 * Who does something: someone without an account, a newcomer, a member, a program that shows a key, a job of the product by its
 * name, or the product itself. Policies say what each may do; a program with a key is no member.
 */
export type Actor =
  | { kind: "visitor" }
  | Newcomer
  | Member
  | { kind: "api_key"; id: string }
  | { kind: "job"; name: string }
  | { kind: "system" };

/** What holds until a newsroom decides something else. */
export const DEFAULT_SETTINGS: Settings = {
  name: "Countersign",
  about: "",
  publisher: null,
  languages: [],
  topics: [],
  signUp: "invitation",
  asksStandpoints: true,
  hasDemoSignIn: false,
};

/**
 * Everything a command or a query may know: the database, who asks, when, and on what terms. Nothing else reads the
 * clock.
 */
export type Ctx = {
  db: Database;
  actor: Actor;
  now: Date;
  settings: Settings;
  /** The session of the browser that asks, by its id; null for everyone who asks otherwise. */
  session: string | null;
  /** The network from which someone asks, as the front door says; null for everyone who asks otherwise. */
  network: string | null;
};

type Given = { now?: Date; settings?: Settings; session?: string | null; network?: string | null };

const ctxOf = (
  db: Database,
  actor: Actor,
  { now = new Date(), settings = DEFAULT_SETTINGS, session = null, network = null }: Given,
): Ctx => {
  return { db, actor, now, settings, session, network };
};

/** What public pages read with: no one is signed in, and nothing of the request is looked at. */
export const visitorCtx = (db: Database, given: Given = {}): Ctx => ctxOf(db, { kind: "visitor" }, given);

/** What the product itself acts with: its own routes and the command line. */
export const systemCtx = (db: Database, given: Given = {}): Ctx => ctxOf(db, { kind: "system" }, given);

/** What a job acts with. */
export const jobCtx = (db: Database, name: string, given: Given = {}): Ctx => ctxOf(db, { kind: "job", name }, given);

export const newcomerCtx = (db: Database, id: string, given: Given = {}): Ctx =>
  ctxOf(db, { kind: "newcomer", id }, given);

export const memberCtx = (db: Database, member: Omit<Member, "kind">, given: Given = {}): Ctx =>
  ctxOf(db, { kind: "member", ...member }, given);

/** The member who asks, or null when it is anyone else. */
export const findMember = ({ actor }: Ctx): Member | null => (actor.kind === "member" ? actor : null);

/** The member who asks. Throws ForbiddenError for a newcomer, and UnauthenticatedError for everyone else. */
export function signedIn(ctx: Ctx): Member {
  if (ctx.actor.kind === "newcomer") throw new ForbiddenError("handle_first");
  if (ctx.actor.kind !== "member") throw new UnauthenticatedError();
  return ctx.actor;
}
