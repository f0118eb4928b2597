import { goInto, goTo, readSignInForm } from "#app/api/_lib/answer-form";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { NotFoundError } from "#server/core/errors";
import { deskAddress } from "#server/core/own-address";
import { findBrowserName, systemCtx } from "#server/request";
import { openDemoSession } from "#server/signin/open-demo-session";

/** Signs in as a member of the demo newsroom. Where the site does not allow it, this does not exist. */
export const POST = (request: Request): Promise<Response> => orTryAgain(signIn(request));

async function signIn(request: Request): Promise<Response> {
  const ctx = await systemCtx();
  if (!ctx.settings.hasDemoSignIn) return new Response(null, { status: 404 });
  const form = await readSignInForm(request);
  if (form instanceof Response) return form;
  const { locale, field } = form;
  try {
    const opened = await openDemoSession(ctx, { handle: field("handle"), browser: await findBrowserName() });
    return goInto(deskAddress(field("to")) ?? `/${locale}/desk`, opened);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return goTo(`/${locale}/signin`);
  }
}
