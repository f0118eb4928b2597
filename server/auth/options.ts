import "server-only";
import { and, eq } from "drizzle-orm";
import type { NextAuthOptions } from "next-auth";
import { accounts } from "#db/schema";
import { DEFAULT_LOCALE } from "#messages/locales";
import { hashingAdapter } from "#server/auth/adapter";
import { providers } from "#server/auth/providers";
import { sessionCookie } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { env } from "#server/env";
import { SESSION_DAYS } from "#server/signin/rules";

const DAY_SECONDS = 86_400;
const SIGN_IN = `/${DEFAULT_LOCALE}/signin`;

type Asking = {
  /** Who is signed in in this browser: an account of a provider is then added to them. */
  actor: Ctx["actor"];
  browser: string;
};

/**
 * How outside providers sign in. An account that is known there opens its member's session; one that is not makes a
 * newcomer where anyone may join, or is added to the member who is signed in; it is never joined to a member by its
 * e-mail address.
 */
export const authOptions = (ctx: Ctx, { actor, browser }: Asking): NextAuthOptions => ({
  adapter: hashingAdapter(ctx, browser),
  secret: env().SECRET,
  session: { strategy: "database", maxAge: SESSION_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS },
  cookies: { sessionToken: sessionCookie(env().isHttps) },
  pages: { signIn: SIGN_IN, error: SIGN_IN },
  providers: providers(),
  callbacks: {
    signIn: async ({ account }) => {
      if (!account) return false;
      const mayJoin = ctx.settings.signUp === "open" || actor.kind === "member";
      return mayJoin || (await isKnown(ctx, account)) || `${SIGN_IN}?error=NoInvitation`;
    },
    // No one asks next-auth who is signed in: server/request.ts does. So it tells nothing.
    session: ({ session }) => ({ expires: session.expires }),
  },
});

async function isKnown({ db }: Ctx, account: { provider: string; providerAccountId: string }): Promise<boolean> {
  const [known] = await db
    .select({ member: accounts.userId })
    .from(accounts)
    .where(and(eq(accounts.provider, account.provider), eq(accounts.providerAccountId, account.providerAccountId)));
  return known !== undefined;
}
