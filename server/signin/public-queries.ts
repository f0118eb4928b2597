import "server-only";
import { timingSafeEqual } from "node:crypto";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { signInRequests } from "#db/schema";
import { providers } from "#server/auth/providers";
import { hashOfToken } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { CODE_TRIES_MAX } from "#server/signin/rules";
import type { LinkView, SignInRequestView } from "#server/signin/views";

const isOpen = (now: Date) =>
  and(isNull(signInRequests.closedAt), gt(signInRequests.expires, now), lt(signInRequests.tries, CODE_TRIES_MAX));

const shown = {
  email: signInRequests.email,
  askedAt: signInRequests.askedAt,
  expires: signInRequests.expires,
  browser: signInRequests.browser,
  triesLeft: sql<number>`${CODE_TRIES_MAX}::int - ${signInRequests.tries}`,
};

/** The request that a browser sent, while its link and code are good; null for every other. */
export async function findRequestOfBrowser(ctx: Ctx, browserToken: string): Promise<SignInRequestView | null> {
  const [found] = await ctx.db
    .select(shown)
    .from(signInRequests)
    .where(and(eq(signInRequests.browserHash, hashOfToken(browserToken)), isOpen(ctx.now)));
  return found ?? null;
}

type RequestOfLink = { id: string; request: SignInRequestView; isOwnBrowser: (browserToken: string) => boolean };

/** The request that a mailed link belongs to, while it is good. */
export async function findRequestOfLink(ctx: Ctx, token: string): Promise<RequestOfLink | null> {
  const [found] = await ctx.db
    .select({ id: signInRequests.id, browserHash: signInRequests.browserHash, ...shown })
    .from(signInRequests)
    .where(and(eq(signInRequests.tokenHash, hashOfToken(token)), isOpen(ctx.now)));
  if (!found) return null;
  const { id, browserHash, ...request } = found;
  const isOwnBrowser = (browserToken: string) =>
    timingSafeEqual(Buffer.from(hashOfToken(browserToken)), Buffer.from(browserHash));
  return { id, request, isOwnBrowser };
}

/** What a mailed link leads to in this browser. Looking at it changes nothing. */
export async function findLink(ctx: Ctx, token: string, browserToken: string | null): Promise<LinkView> {
  const found = await findRequestOfLink(ctx, token);
  if (!found) return { state: "closed" };
  const isOwn = browserToken !== null && found.isOwnBrowser(browserToken);
  return isOwn ? { state: "confirm", request: found.request } : { state: "elsewhere" };
}

/** The outside providers by which one can sign in, by the names of their buttons. */
export const listProviders = (): { id: string; name: string }[] => providers().map(({ id, name }) => ({ id, name }));
