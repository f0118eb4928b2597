import { hasLocale } from "next-intl";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { DEFAULT_LOCALE, LOCALES } from "#messages/locales";
import { sessionCookie } from "#server/auth/session";
import { env } from "#server/env";
import { endSession } from "#server/members/end-session";
import { findSessionToken, getCtx } from "#server/request";
import { isOwnRequest } from "#server/trpc/same-site";

/** Signs this browser out. */
export const POST = (request: Request): Promise<Response> => orTryAgain(signOut(request));

async function signOut(request: Request): Promise<Response> {
  const { PUBLIC_URL } = env();
  if (!isOwnRequest(request, PUBLIC_URL)) return new Response("cross_site_request", { status: 403 });
  const form = await request.formData().catch(() => new FormData());
  const asked = String(form.get("locale") ?? "");
  const locale = hasLocale(LOCALES, asked) ? asked : DEFAULT_LOCALE;
  const ctx = await getCtx();
  const token = await findSessionToken();
  if (token && ctx.actor.kind === "member") await endSession(ctx, { token });
  const cookie = sessionCookie("", 0, PUBLIC_URL.startsWith("https:"));
  return new Response(null, {
    status: 303,
    headers: {
      location: `/${locale}`,
      "set-cookie": cookie,
      // What this browser kept of the desk is not for anyone who comes next.
      "clear-site-data": '"cache"',
    },
  });
}
