import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { happenedAt, id, instant, oneOf, writtenBy } from "#db/columns";
import { ROLES, type Role } from "#db/vocabulary";

/**
 * People with an account. They appear under their handle; after deletion the row stays as a tombstone without e-mail.
 */
export const members = pgTable(
  "members",
  {
    id: id(),
    handle: text().notNull(),
    /** The handle as it is compared: two that look alike are the same. See server/members/rules.ts. */
    handleKey: text().notNull().unique("members_handle_key_unique"),
    /** When they chose their handle. Until then they stand under one that no one sees, and can do nothing else. */
    namedAt: instant().defaultNow(),
    email: text().unique(),
    emailVerified: instant(),
    /** The name they gave themselves, shown to everyone; null where they gave none. */
    name: text(),
    image: text(),
    /** Some lines about themselves, shown to everyone. */
    biography: text().notNull().default(""),
    /** The languages they read, by their BCP 47 tags. */
    languages: jsonb().$type<string[]>().notNull().default([]),
    /** A member of the demo newsroom: one click signs in as them, where demo data is allowed. */
    isDemo: boolean().notNull().default(false),
    joinedAt: happenedAt(),
    tombstonedAt: instant(),
  },
  (t) => [index("members_of_demo").on(t.isDemo).where(sql`${t.isDemo}`)],
);

/**
 * Handles of members who left, so that nobody takes their name. Of each only an HMAC of what it is compared by is kept.
 * Append-only.
 */
export const formerHandles = pgTable("former_handles", { keyHash: text().primaryKey() });

/**
 * Which role a member was given, by whom and why; the newest stands, and without any a member is a reader. Append-only.
 */
export const roleGrants = pgTable(
  "role_grants",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    member: uuid()
      .notNull()
      .references(() => members.id),
    role: text().$type<Role>().notNull(),
    /** The member who gave it; null is the product itself. */
    by: uuid().references(() => members.id),
    reason: text().notNull(),
    at: happenedAt(),
  },
  (t) => [index("role_grants_of_member").on(t.member, t.id), oneOf("role_grants_role_known", t.role, ROLES)],
);

/**
 * Whether a reviewer lets their votes be used to estimate where reviewers differ. The newest answer stands, and without
 * any it is no. Append-only.
 */
export const consents = pgTable(
  "consents",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    member: uuid()
      .notNull()
      .references(() => members.id),
    allows: boolean().notNull(),
    at: happenedAt(),
    tx: writtenBy(),
  },
  (t) => [index("consents_of_member").on(t.member, t.id)],
);

/**
 * An offer to join: whoever has its token, of which only the SHA-256 is kept, may become a member with its role, as
 * often as it says and until it expires or is revoked.
 */
export const memberInvitations = pgTable(
  "member_invitations",
  {
    id: id(),
    tokenHash: text().notNull().unique("member_invitations_token_unique"),
    role: text().$type<Role>().notNull(),
    /** The address that it was sent to; null for one that is handed on as a link. */
    email: text(),
    usesMax: integer().notNull(),
    /** The member who invites; null is the product itself, which so lets in the first administrator. */
    by: uuid().references(() => members.id),
    at: happenedAt(),
    expires: instant().notNull(),
    revokedAt: instant(),
    revokedBy: uuid().references(() => members.id),
  },
  (t) => [
    index("member_invitations_by_age").on(t.at),
    oneOf("member_invitations_role_known", t.role, ROLES),
    check("member_invitations_used_at_least_once", sql`${t.usesMax} > 0`),
  ],
);

/** Who joined by which invitation. Append-only. */
export const memberInvitationUses = pgTable(
  "member_invitation_uses",
  {
    invitation: uuid()
      .notNull()
      .references(() => memberInvitations.id),
    member: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.invitation, t.member] }), index("member_invitation_uses_of_member").on(t.member)],
);

/** Who is signed in where. Of a session's token only its SHA-256 is kept. */
export const sessions = pgTable(
  "sessions",
  {
    sessionToken: text("token_hash").primaryKey(),
    userId: uuid("member")
      .notNull()
      .references(() => members.id),
    /** When it ends whatever happens. It also ends when it was not used for a while; see server/auth/session.ts. */
    expires: timestamp({ withTimezone: true, mode: "date" }).notNull(),
    /** Under which its owner ends it from another browser. */
    id: uuid().notNull().defaultRandom().unique("sessions_id_unique"),
    openedAt: happenedAt(),
    seenAt: happenedAt(),
    /** The browser and the system, as far as they said: “Firefox on Linux”. */
    browser: text().notNull().default(""),
  },
  (t) => [index("sessions_of_member").on(t.userId)],
);

/** Accounts at outside providers by which a member signs in. */
export const accounts = pgTable(
  "accounts",
  {
    userId: uuid("member")
      .notNull()
      .references(() => members.id),
    type: text().$type<"oauth" | "oidc" | "email" | "webauthn">().notNull(),
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    refresh_token: text(),
    access_token: text(),
    expires_at: integer(),
    token_type: text(),
    scope: text(),
    id_token: text(),
    session_state: text(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] })],
);

/**
 * Someone asked to sign in with an e-mail address: of the link and the code that were mailed, and of the browser that
 * asked, only hashes are kept. Whether a mail went out cannot be told from it. Rows are cleared after a day.
 */
export const signInRequests = pgTable(
  "sign_in_requests",
  {
    id: id(),
    email: text().notNull(),
    tokenHash: text().notNull().unique("sign_in_requests_token_unique"),
    codeHash: text().notNull(),
    browserHash: text().notNull().unique("sign_in_requests_browser_unique"),
    /** The browser by the name that its owner knows. */
    browser: text().notNull(),
    /** By which they may become a member, where they are none. */
    invitation: uuid().references(() => memberInvitations.id),
    /** The page of the desk that was asked for. */
    comesFrom: text(),
    tries: integer().notNull().default(0),
    askedAt: happenedAt(),
    expires: instant().notNull(),
    /** When it was used, or taken back by the one who was mailed. */
    closedAt: instant(),
  },
  (t) => [
    index("sign_in_requests_of_email").on(t.email, t.askedAt),
    index("sign_in_requests_by_age").on(t.askedAt),
    check("sign_in_requests_tries_counted", sql`${t.tries} >= 0`),
  ],
);
