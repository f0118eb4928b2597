import "server-only";
import type { NextAuthOptions } from "next-auth";
import type { Database } from "#db/client";
import { DEFAULT_LOCALE } from "#messages/locales";
import { hashingAdapter } from "#server/auth/adapter";
import { env } from "#server/env";

const SESSION_DAYS = 30;
const DAY_SECONDS = 86_400;

/** Sessions live in the database for 30 days. Ways to sign in besides the demo newsroom's are added to `providers`. */
export const authOptions = (db: Database): NextAuthOptions => ({
  adapter: hashingAdapter(db),
  secret: env().SECRET,
  session: { strategy: "database", maxAge: SESSION_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS },
  pages: { signIn: `/${DEFAULT_LOCALE}/signin`, error: `/${DEFAULT_LOCALE}/signin` },
  providers: [],
  // No one asks next-auth who is signed in: server/request.ts does. So it tells nothing.
  callbacks: { session: ({ session }) => ({ expires: session.expires }) },
});
