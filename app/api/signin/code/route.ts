import { goInto, orSendBack, readSignInForm } from "#app/api/_lib/answer-form";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { findBrowserName, findBrowserToken, findSessionToken, systemCtx } from "#server/request";
import { signInByCode } from "#server/signin/sign-in-by-code";

/** Signs in by the code of a mail, in the browser that asked for it. */
export const POST = (request: Request): Promise<Response> => orTryAgain(signIn(request));

async function signIn(request: Request): Promise<Response> {
  const form = await readSignInForm(request);
  if (form instanceof Response) return form;
  const { locale, field } = form;
  const signingIn = async () => {
    const { comesFrom, ...opened } = await signInByCode(await systemCtx(), {
      browserToken: (await findBrowserToken()) ?? "",
      code: field("code"),
      sessionToken: await findSessionToken(),
      browser: await findBrowserName(),
    });
    return goInto(comesFrom ?? `/${locale}/desk`, opened);
  };
  return orSendBack(signingIn(), `/${locale}/signin/code`, { code: field("code") });
}
