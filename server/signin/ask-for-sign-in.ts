import "server-only";
import { randomUUID } from "node:crypto";
import { and, count, eq, gt, isNull } from "drizzle-orm";
import { mails, members, signInRequests } from "#db/schema";
import { hashOfToken, newToken } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { queueMail } from "#server/mail/queue-mail";
import { findOpenInvitationId } from "#server/members/internal";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";
import { hashOfCode, newCode } from "#server/signin/hash-code";
import { CODE_TRIES_MAX, MAILS_PER_HOUR_MAX, SIGN_IN_MINUTES } from "#server/signin/rules";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

type Asked = {
  email: string;
  /** The token of an invitation that is being accepted. */
  invitation: string | null;
  comesFrom: string | null;
  browser: string;
};

/**
 * Someone asks to sign in with an e-mail address. Where the address is a member's, anyone may join, or an invitation is
 * being accepted, a link and a code are mailed to it, good for ten minutes and for the browser that asked. Whether it
 * was mailed cannot be told: the answer is the same, and so is the work. Returns what only that browser is to know.
 */
export async function askForSignIn(
  ctx: Ctx,
  { email, invitation, comesFrom, browser }: Asked,
): Promise<{ browserToken: string; maxAgeSeconds: number }> {
  authorize(memberPolicy.openSession(ctx.actor));
  const [id, token, code, browserToken] = [randomUUID(), newToken(), newCode(), newToken()];
  const expires = new Date(ctx.now.getTime() + SIGN_IN_MINUTES * MINUTE_MS);

  await inTransaction(ctx, async (tx) => {
    const [isMember, invited, asked] = [
      await isMembersAddress(tx, email),
      await findOpenInvitationId(tx, invitation ?? ""),
      await countAsked(tx, email),
    ];
    // Beyond the mails of an hour nothing is sent, and nothing can be guessed.
    const isOverMax = asked >= MAILS_PER_HOUR_MAX;
    await tx.db.insert(signInRequests).values({
      tries: isOverMax ? CODE_TRIES_MAX : 0,
      id,
      email,
      tokenHash: hashOfToken(token),
      codeHash: hashOfCode(id, code),
      browserHash: hashOfToken(browserToken),
      browser,
      invitation: invited,
      comesFrom,
      askedAt: tx.now,
      expires,
    });
    const mayComeIn = isMember || invited !== null || tx.settings.signUp === "open";
    const isMailed = mayComeIn && !isOverMax;
    const mail = await queueMail(tx, { kind: "sign_in", to: email, token, code, minutes: SIGN_IN_MINUTES }, expires);
    // Written and taken away again, so that an address that is nobody's costs as much time as any other.
    await tx.db
      .update(mails)
      .set(isMailed ? { dueAt: tx.now } : { sealed: null })
      .where(eq(mails.id, mail));
    await recordEvent(tx, "member.sign-in-asked", id);
  });
  return { browserToken, maxAgeSeconds: SIGN_IN_MINUTES * 60 };
}

/** Members of the demo newsroom have no address, so that no one signs in as them by mail. */
async function isMembersAddress({ db }: Ctx, email: string): Promise<boolean> {
  const [found] = await db
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.email, email), isNull(members.tombstonedAt)));
  return found !== undefined;
}

async function countAsked({ db, now }: Ctx, email: string): Promise<number> {
  const since = new Date(now.getTime() - HOUR_MS);
  const [asked] = await db
    .select({ count: count() })
    .from(signInRequests)
    .where(and(eq(signInRequests.email, email), gt(signInRequests.askedAt, since)));
  return asked?.count ?? 0;
}
