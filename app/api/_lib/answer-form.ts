import { deflateRawSync } from "node:zlib";
import { NextResponse } from "next/server";
import { hasLocale } from "next-intl";
import type { ZodError } from "zod";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "#messages/locales";
import { sessionCookie, signInCookie } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { DomainError, RateLimitedError, type Reason, type ReasonParams } from "#server/core/errors";
import { cleanText } from "#server/core/rules";
import { env } from "#server/env";
import { takeAllowance } from "#server/limits/take-allowance";
import { getCtx, SENT_BACK, type SentBack, systemCtx } from "#server/request";
import type { OpenedSession } from "#server/signin/write-session";
import { isOwnRequest } from "#server/trpc/same-site";

const FIELD_MAX_CHARACTERS = 300;
const SENT_BACK_SECONDS = 120;

/** A form of a page without a session, as it was sent: each field cleaned, and short unless it is asked for as a longer one. */
export type PlainForm = { locale: Locale; field: (name: string, maxCharacters?: number) => string };

/** Reads a form that one of our own pages sent, or answers that it came from elsewhere. */
export async function readForm(request: Request): Promise<PlainForm | Response> {
  if (!isOwnRequest(request, env().PUBLIC_URL)) return new Response("cross_site_request", { status: 403 });
  const form = await request.formData().catch(() => new FormData());
  const field = (name: string, maxCharacters = FIELD_MAX_CHARACTERS) =>
    cleanText(String(form.get(name) ?? "").slice(0, maxCharacters)).trim();
  const asked = field("locale");
  return { locale: hasLocale(LOCALES, asked) ? asked : DEFAULT_LOCALE, field };
}

/**
 * The same of a form that is a step of signing in, which is counted for the network that it comes from. Throws
 * RateLimitedError.
 */
export async function readSignInForm(request: Request): Promise<PlainForm | Response> {
  const form = await readForm(request);
  if (!(form instanceof Response)) await takeAllowance(await systemCtx(), "signIn");
  return form;
}

/** Leads the browser on to a page of our own. */
export const goTo = (path: string): NextResponse =>
  new NextResponse(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });

/** Leads the browser on, and gives it what binds the link of its mail to it. */
export function goToCode(
  locale: string,
  { browserToken, maxAgeSeconds }: { browserToken: string; maxAgeSeconds: number },
) {
  const { name, options } = signInCookie(env().isHttps);
  const answer = goTo(`/${locale}/signin/code`);
  answer.cookies.set(name, browserToken, { ...options, maxAge: maxAgeSeconds });
  return answer;
}

/** Signs the browser in, and leads it on. */
export function goInto(path: string, { token, maxAgeSeconds }: OpenedSession): NextResponse {
  const { name, options } = sessionCookie(env().isHttps);
  const answer = goTo(path);
  answer.cookies.set(name, token, { ...options, maxAge: maxAgeSeconds });
  return answer;
}

/**
 * Sends a form back to its page with what is wrong, and with what was typed still in it. It works without JavaScript,
 * so both travel in a cookie that lasts two minutes and that only the server reads.
 */
export function sendBack(
  path: string,
  problem: Reason,
  typed: Record<string, string>,
  params: ReasonParams = {},
): NextResponse {
  const answer = goTo(path);
  const said: SentBack = { path, problem, params, typed };
  // A cookie holds four thousand characters: a long text fits in it packed, in any script.
  const value = deflateRawSync(JSON.stringify(said)).toString("base64url");
  const secure = env().isHttps;
  answer.cookies.set(SENT_BACK, value, {
    httpOnly: true,
    sameSite: "strict",
    secure,
    path: "/",
    maxAge: SENT_BACK_SECONDS,
  });
  return answer;
}

/**
 * With whom a form that anybody may send acts: the member who is signed in, or the product for somebody who is none. It is counted
 * among their reports and letters. Throws RateLimitedError.
 */
export async function anybodysCtx(): Promise<Ctx> {
  const own = await getCtx();
  const ctx = own.actor.kind === "member" ? own : await systemCtx();
  await takeAllowance(ctx, "report");
  return ctx;
}

/** Sends a form back with the first thing that its schema objects to. */
export function sendBackRefused(
  page: string,
  { issues: [issue] }: ZodError,
  typed: Record<string, string>,
): NextResponse {
  const params = issue?.code === "custom" ? (issue.params ?? {}) : {};
  return sendBack(page, (issue?.message ?? "check_fields") as Reason, typed, params);
}

/** Does what a form asks for; what the product refuses is sent back to the form. */
export async function orSendBack(
  work: Promise<NextResponse>,
  path: string,
  typed: Record<string, string>,
): Promise<NextResponse> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError) || error instanceof RateLimitedError) throw error;
    return sendBack(path, error.reason, typed, error.params);
  }
}
