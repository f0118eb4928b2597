import "server-only";
import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { eq } from "drizzle-orm";
import type { Adapter, AdapterAccount, AdapterSession } from "next-auth/adapters";
import { accounts, members, sessions } from "#db/schema";
import { hashOfToken } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { writeNewcomer } from "#server/members/write-newcomer";
import { writeSession } from "#server/signin/write-session";

/**
 * The Drizzle adapter of next-auth on our tables, with rules of our own: a session's token is kept only as its hash, and
 * a session ends when it was said to end; someone who comes through an outside provider for the first time is a
 * newcomer, under no e-mail address, so that no address of theirs ever leads into an account of someone else; and of
 * what a provider sends only who they are there is kept, none of its tokens.
 */
export function hashingAdapter(ctx: Ctx, browser = ""): Adapter {
  const { db } = ctx;
  const plain = DrizzleAdapter(db, {
    usersTable: members,
    accountsTable: accounts,
    sessionsTable: sessions,
  }) as Adapter;
  const withToken = <Row extends AdapterSession>(session: Row, sessionToken: string) => ({ ...session, sessionToken });

  return {
    ...plain,
    getUserByEmail: async () => null,
    createUser: async () => {
      const id = await inTransaction(ctx, (tx) => writeNewcomer(tx, { email: null, isVerified: false }));
      return { id, email: "", emailVerified: null };
    },
    linkAccount: async ({ userId, type, provider, providerAccountId }: AdapterAccount) => {
      await db.insert(accounts).values({ userId, type, provider, providerAccountId });
    },
    createSession: async ({ userId, expires }) =>
      inTransaction(ctx, async (tx) => {
        const { token: sessionToken } = await writeSession(tx, { member: userId, browser });
        await recordEvent(tx, "member.signed-in", userId);
        return { sessionToken, userId, expires };
      }),
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
