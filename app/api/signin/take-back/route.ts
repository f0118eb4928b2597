import { goTo, readSignInForm } from "#app/api/_lib/answer-form";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { systemCtx } from "#server/request";
import { takeBackSignIn } from "#server/signin/take-back-sign-in";

/** Makes a mailed link void that nobody asked for. */
export const POST = (request: Request): Promise<Response> => orTryAgain(takeBack(request));

async function takeBack(request: Request): Promise<Response> {
  const form = await readSignInForm(request);
  if (form instanceof Response) return form;
  await takeBackSignIn(await systemCtx(), { token: form.field("token") });
  return goTo(`/${form.locale}/signin/link/void`);
}
