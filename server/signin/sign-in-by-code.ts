import "server-only";
import { timingSafeEqual } from "node:crypto";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { signInRequests } from "#db/schema";
import { hashOfToken } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { InvalidError, NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";
import { finishSignIn, type SignedIn } from "#server/signin/finish-sign-in";
import { hashOfCode } from "#server/signin/hash-code";
import { CODE_TRIES_MAX, codeOf } from "#server/signin/rules";

type Shown = { browserToken: string; code: string; sessionToken: string | null; browser: string };

/**
 * The browser that asked to sign in shows the code that was mailed. After five guesses link and code are void. Throws
 * InvalidError for a wrong code, and NotFoundError when there is nothing to show it for.
 */
export async function signInByCode(ctx: Ctx, { browserToken, code, ...proven }: Shown): Promise<SignedIn> {
  authorize(memberPolicy.openSession(ctx.actor));
  // Counted before it is looked at and kept whatever follows, so that guesses that are sent at once count as well.
  const [request] = await ctx.db
    .update(signInRequests)
    .set({ tries: sql`${signInRequests.tries} + 1` })
    .where(
      and(
        eq(signInRequests.browserHash, hashOfToken(browserToken)),
        isNull(signInRequests.closedAt),
        gt(signInRequests.expires, ctx.now),
        lt(signInRequests.tries, CODE_TRIES_MAX),
      ),
    )
    .returning({ id: signInRequests.id, codeHash: signInRequests.codeHash, tries: signInRequests.tries });
  if (!request) throw new NotFoundError("sign_in_closed");
  const shown = Buffer.from(hashOfCode(request.id, codeOf(code)));
  if (!timingSafeEqual(shown, Buffer.from(request.codeHash))) {
    const left = CODE_TRIES_MAX - request.tries;
    if (left === 0) throw new NotFoundError("sign_in_void");
    throw new InvalidError("code_wrong", { left });
  }
  return inTransaction(ctx, async (tx) => {
    const { member, ...signedIn } = await finishSignIn(tx, { request: request.id, ...proven });
    await recordEvent(tx, "member.signed-in", member);
    return signedIn;
  });
}
