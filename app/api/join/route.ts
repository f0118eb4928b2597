import { goInto, goToCode, orSendBack, readSignInForm, sendBack } from "#app/api/_lib/answer-form";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { NotFoundError } from "#server/core/errors";
import { Email } from "#server/core/schemas";
import { acceptAdministration } from "#server/members/accept-administration";
import { findOpenInvitation } from "#server/members/public-queries";
import { findBrowserName, systemCtx } from "#server/request";
import { askForSignIn } from "#server/signin/ask-for-sign-in";

/**
 * Accepts an invitation: that of the server itself at once, any other by signing in with the address that was typed.
 */
export const POST = (request: Request): Promise<Response> => orTryAgain(join(request));

async function join(request: Request): Promise<Response> {
  const form = await readSignInForm(request);
  if (form instanceof Response) return form;
  const { locale, field } = form;
  const token = field("token");
  const typed = { email: field("email") };
  const page = `/${locale}/join/${encodeURIComponent(token)}`;
  const email = Email.safeParse(typed.email);
  if (!email.success) return sendBack(page, "email_form", typed);
  const accept = async () => {
    const ctx = await systemCtx();
    const browser = await findBrowserName();
    const invitation = await findOpenInvitation(ctx, token);
    if (!invitation) throw new NotFoundError("invitation_closed");
    if (invitation.inviter !== null) {
      const asked = { email: email.data, invitation: token, comesFrom: null, browser };
      return goToCode(locale, await askForSignIn(ctx, asked));
    }
    const opened = await acceptAdministration(ctx, { token, email: email.data, browser });
    return goInto(`/${locale}/welcome?to=/${locale}/desk/setup`, opened);
  };
  return orSendBack(accept(), page, typed);
}
