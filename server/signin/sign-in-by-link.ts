import "server-only";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";
import { finishSignIn, type SignedIn } from "#server/signin/finish-sign-in";
import { findRequestOfLink } from "#server/signin/public-queries";

type Shown = { token: string; browserToken: string; sessionToken: string | null; browser: string };

/**
 * The browser that asked to sign in confirms the link that was mailed: a button on a page of its own does it, so that
 * programs that open links of mails do not spend it. Throws NotFoundError in every other browser, and for a link that
 * was used, taken back, guessed at too often or is too old.
 */
export async function signInByLink(ctx: Ctx, { token, browserToken, ...proven }: Shown): Promise<SignedIn> {
  authorize(memberPolicy.openSession(ctx.actor));
  const request = await findRequestOfLink(ctx, token);
  if (!request?.isOwnBrowser(browserToken)) throw new NotFoundError("sign_in_closed");
  return inTransaction(ctx, async (tx) => {
    const { member, ...signedIn } = await finishSignIn(tx, { request: request.id, ...proven });
    await recordEvent(tx, "member.signed-in", member);
    return signedIn;
  });
}
