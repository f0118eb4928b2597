import "server-only";
import { and, desc, eq, gt } from "drizzle-orm";
import { sessions } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { SESSION_IDLE_DAYS } from "#server/signin/rules";
import type { SessionView } from "#server/signin/views";

const DAY_MS = 86_400_000;

/** Where the one who asks is signed in, the place used last first. Members only. */
export async function listOwnSessions(ctx: Ctx): Promise<SessionView[]> {
  const idleSince = new Date(ctx.now.getTime() - SESSION_IDLE_DAYS * DAY_MS);
  const found = await ctx.db
    .select({
      id: sessions.id,
      browser: sessions.browser,
      openedAt: sessions.openedAt,
      seenAt: sessions.seenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, signedIn(ctx).id), gt(sessions.expires, ctx.now), gt(sessions.seenAt, idleSince)))
    .orderBy(desc(sessions.seenAt), desc(sessions.openedAt));
  return found.map((session) => ({ ...session, isHere: session.id === ctx.session }));
}
