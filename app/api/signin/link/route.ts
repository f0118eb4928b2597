import { goInto, orSendBack, readSignInForm } from "#app/api/_lib/answer-form";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { findBrowserName, findBrowserToken, findSessionToken, systemCtx } from "#server/request";
import { signInByLink } from "#server/signin/sign-in-by-link";

/** Signs in by the link of a mail, when its button is pressed in the browser that asked for it. */
export const POST = (request: Request): Promise<Response> => orTryAgain(signIn(request));

async function signIn(request: Request): Promise<Response> {
  const form = await readSignInForm(request);
  if (form instanceof Response) return form;
  const { locale, field } = form;
  const token = field("token");
  const signingIn = async () => {
    const { comesFrom, ...opened } = await signInByLink(await systemCtx(), {
      token,
      browserToken: (await findBrowserToken()) ?? "",
      sessionToken: await findSessionToken(),
      browser: await findBrowserName(),
    });
    return goInto(comesFrom ?? `/${locale}/desk`, opened);
  };
  return orSendBack(signingIn(), `/${locale}/signin/link/${encodeURIComponent(token)}`, {});
}
