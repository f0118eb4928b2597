import { goTo, readForm } from "#app/api/_lib/answer-form";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { sessionCookie } from "#server/auth/session";
import { env } from "#server/env";
import { findSessionToken, getCtx } from "#server/request";
import { endSession } from "#server/signin/end-session";

/** Signs this browser out. */
export const POST = (request: Request): Promise<Response> => orTryAgain(signOut(request));

async function signOut(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const ctx = await getCtx();
  const token = await findSessionToken();
  if (token && ctx.actor.kind === "member") await endSession(ctx, { token });
  const { name, options } = sessionCookie(env().isHttps);
  const answer = goTo(`/${form.locale}`);
  answer.cookies.set(name, "", { ...options, maxAge: 0 });
  // What this browser kept of the desk is not for anyone who comes next.
  answer.headers.set("clear-site-data", '"cache"');
  return answer;
}
