import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
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
    /** The handle as it is compared: two that differ in case only are the same. */
    handleKey: text().notNull().unique("members_handle_key_unique"),
    email: text().unique(),
    emailVerified: instant(),
    /** What an outside provider calls them; shown to no one. */
    name: text(),
    image: text(),
    /** A member of the demo newsroom: one click signs in as them, where demo data is allowed. */
    isDemo: boolean().notNull().default(false),
    joinedAt: happenedAt(),
    tombstonedAt: instant(),
  },
  (t) => [
    check("members_handle_key_follows", sql`${t.handleKey} = lower(${t.handle})`),
    index("members_of_demo").on(t.isDemo).where(sql`${t.isDemo}`),
  ],
);

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

/** Who is signed in where. Of a session's token only its SHA-256 is kept. */
export const sessions = pgTable(
  "sessions",
  {
    sessionToken: text("token_hash").primaryKey(),
    userId: uuid("member")
      .notNull()
      .references(() => members.id),
    expires: timestamp({ withTimezone: true, mode: "date" }).notNull(),
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

/** Links that were mailed and not used yet, hashed. */
export const verificationTokens = pgTable(
  "verification_tokens",
  {
    identifier: text().notNull(),
    token: text().notNull(),
    expires: timestamp({ withTimezone: true, mode: "date" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.identifier, t.token] })],
);
