import { DEFAULT_LOCALE } from "#messages/locales";
import { env } from "#server/env";
import { publicCtx } from "#server/request";

/** Made anew at every asking, since it says until when it holds. */
export const dynamic = "force-dynamic";

const HOLDS_DAYS = 180;
const DAY_MS = 86_400_000;

/** How a hole in this site is reported (RFC 9116). */
export async function GET(): Promise<Response> {
  const { settings, now } = await publicCtx();
  const { PUBLIC_URL } = env();
  const contacts = [
    ...(settings.publisher ? [`mailto:${settings.publisher.email}`] : []),
    `${PUBLIC_URL}/${DEFAULT_LOCALE}/contact`,
  ];
  const expires = new Date(now.getTime() + HOLDS_DAYS * DAY_MS);
  expires.setUTCHours(0, 0, 0, 0);
  const lines = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.toISOString()}`,
    `Preferred-Languages: ${[DEFAULT_LOCALE, ...settings.languages].slice(0, 5).join(", ")}`,
    `Canonical: ${PUBLIC_URL}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join("\n")}\n`, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
