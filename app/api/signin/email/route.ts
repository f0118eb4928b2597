import { goToCode, orSendBack, readSignInForm, sendBack } from "#app/api/_lib/answer-form";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { deskAddress } from "#server/core/own-address";
import { Email } from "#server/core/schemas";
import { env } from "#server/env";
import { findBrowserName, systemCtx } from "#server/request";
import { askForSignIn } from "#server/signin/ask-for-sign-in";

/** Asks for a link and a code by mail. The answer is the same whether the address is known or not. */
export const POST = (request: Request): Promise<Response> => orTryAgain(ask(request));

async function ask(request: Request): Promise<Response> {
  if (!env().canMail) return new Response(null, { status: 404 });
  const form = await readSignInForm(request);
  if (form instanceof Response) return form;
  const { locale, field } = form;
  const typed = { email: field("email") };
  const comesFrom = deskAddress(field("to"));
  const page = `/${locale}/signin${comesFrom ? `?to=${encodeURIComponent(comesFrom)}` : ""}`;
  const email = Email.safeParse(typed.email);
  if (!email.success) return sendBack(page, "email_form", typed);
  const asking = async () => {
    const asked = { email: email.data, invitation: null, comesFrom, browser: await findBrowserName() };
    return goToCode(locale, await askForSignIn(await systemCtx(), asked));
  };
  return orSendBack(asking(), page, typed);
}
