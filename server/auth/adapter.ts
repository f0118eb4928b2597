import "server-only";
import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { eq } from "drizzle-orm";
import type { Adapter, AdapterSession } from "next-auth/adapters";
import type { Database } from "#db/client";
import { accounts, members, sessions, verificationTokens } from "#db/schema";
import { hashOfToken } from "#server/auth/session";

/**
 * The Drizzle adapter of next-auth on our tables, with two rules of our own: a session's token is kept only as its
 * hash, and a session ends when it was said to end.
 */
export function hashingAdapter(db: Database): Adapter {
  const plain = DrizzleAdapter(db, {
    usersTable: members,
    accountsTable: accounts,
    sessionsTable: sessions,
    verificationTokensTable: verificationTokens,
  }) as Adapter;
  const withToken = <Row extends AdapterSession>(session: Row, sessionToken: string) => ({ ...session, sessionToken });

  return {
    ...plain,
    createSession: async (session) => {
      await db.insert(sessions).values({ ...session, sessionToken: hashOfToken(session.sessionToken) });
      return session;
    },
    getSessionAndUser: async (sessionToken) => {
      const found = await plain.getSessionAndUser?.(hashOfToken(sessionToken));
      return found ? { session: withToken(found.session, sessionToken), user: found.user } : null;
    },
    // How long a session lasts is said when it is opened: looking at it makes none longer.
    updateSession: async ({ sessionToken }) => {
      const found = await plain.getSessionAndUser?.(hashOfToken(sessionToken));
      return found ? withToken(found.session, sessionToken) : null;
    },
    deleteSession: async (sessionToken) => {
      await db.delete(sessions).where(eq(sessions.sessionToken, hashOfToken(sessionToken)));
    },
  };
}
