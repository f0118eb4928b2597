import { hasLocale } from "next-intl";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { DEFAULT_LOCALE, LOCALES } from "#messages/locales";
import { sessionCookie } from "#server/auth/session";
import { NotFoundError } from "#server/core/errors";
import { deskAddress } from "#server/core/own-address";
import { cleanText } from "#server/core/rules";
import { env } from "#server/env";
import { DEMO_SESSION_HOURS, openDemoSession } from "#server/members/open-demo-session";
import { systemCtx } from "#server/request";
import { isOwnRequest } from "#server/trpc/same-site";

const HANDLE_MAX_CHARACTERS = 80;
const HOUR_SECONDS = 3_600;

/** Signs in as a member of the demo newsroom. Where the site does not allow it, this does not exist. */
export const POST = (request: Request): Promise<Response> => orTryAgain(signIn(request));

async function signIn(request: Request): Promise<Response> {
  const { PUBLIC_URL } = env();
  const ctx = systemCtx();
  if (!ctx.settings.hasDemoSignIn) return new Response(null, { status: 404 });
  if (!isOwnRequest(request, PUBLIC_URL)) return new Response("cross_site_request", { status: 403 });
  const form = await request.formData().catch(() => new FormData());
  const asked = String(form.get("locale") ?? "");
  const locale = hasLocale(LOCALES, asked) ? asked : DEFAULT_LOCALE;
  const to = deskAddress(String(form.get("to") ?? ""));
  try {
    const { token } = await openDemoSession(ctx, {
      handle: cleanText(String(form.get("handle") ?? "").slice(0, HANDLE_MAX_CHARACTERS)),
    });
    const cookie = sessionCookie(token, DEMO_SESSION_HOURS * HOUR_SECONDS, PUBLIC_URL.startsWith("https:"));
    return new Response(null, { status: 303, headers: { location: to ?? `/${locale}/desk`, "set-cookie": cookie } });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return new Response(null, { status: 303, headers: { location: `/${locale}/signin` } });
  }
}
