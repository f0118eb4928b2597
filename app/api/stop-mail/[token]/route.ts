import { hasLocale } from "next-intl";
import { goTo } from "#app/api/_lib/answer-form";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { DEFAULT_LOCALE, LOCALES } from "#messages/locales";
import { DomainError } from "#server/core/errors";
import { takeAllowance } from "#server/limits/take-allowance";
import { stopNoticeMail } from "#server/notices/stop-notice-mail";
import { systemCtx } from "#server/request";

type Context = { params: Promise<{ token: string }> };

/** A person who follows the address of the header comes to the page that asks. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  return goTo(`/${DEFAULT_LOCALE}/stop-mail/${encodeURIComponent((await params).token)}`);
}

/**
 * Stops mail of notices for the member of the link, by one press in a mail program (RFC 8058: a POST with
 * `List-Unsubscribe=One-Click`, without cookies, from anywhere) or by our own page.
 */
export const POST = (request: Request, context: Context): Promise<Response> => orTryAgain(stop(request, context));

async function stop(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const form = await request.formData().catch(() => new FormData());
  const asked = String(form.get("locale") ?? "");
  const ctx = await systemCtx();
  await takeAllowance(ctx, "signIn");
  try {
    await stopNoticeMail(ctx, { token });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return new Response(error.reason, { status: 404 });
  }
  if (!hasLocale(LOCALES, asked)) return new Response("stopped", { headers: { "cache-control": "no-store" } });
  return goTo(`/${asked}/stop-mail/done`);
}
