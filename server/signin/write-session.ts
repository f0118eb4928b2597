import "server-only";
import { sessions } from "#db/schema";
import { hashOfToken, newToken } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { SESSION_DAYS } from "#server/signin/rules";

const DAY_MS = 86_400_000;
const BROWSER_MAX_CHARACTERS = 80;

/** A session that was opened: what goes into the cookie, and for how long. */
export type OpenedSession = { token: string; maxAgeSeconds: number };

/** Opens a session for a member, under a token that is new every time. `browser` is what its owner knows it by. */
export async function writeSession(
  tx: Ctx,
  { member, browser, days = SESSION_DAYS }: { member: string; browser: string; days?: number },
): Promise<OpenedSession> {
  const token = newToken();
  await tx.db.insert(sessions).values({
    sessionToken: hashOfToken(token),
    userId: member,
    expires: new Date(tx.now.getTime() + days * DAY_MS),
    openedAt: tx.now,
    seenAt: tx.now,
    browser: browser.slice(0, BROWSER_MAX_CHARACTERS),
  });
  return { token, maxAgeSeconds: (days * DAY_MS) / 1_000 };
}
