import { LOCALES } from "#messages/locales";
import { env } from "#server/env";

/** The address of the site is known when it runs, not when it is built. */
export const dynamic = "force-dynamic";

/** What crawlers may read (RFC 9309): everything that everyone reads, and where the list of it is. */
export function GET(): Response {
  const { PUBLIC_URL } = env();
  const closed = ["/api/", ...LOCALES.flatMap((locale) => [`/${locale}/desk`, `/${locale}/search`])];
  const lines = [
    "User-agent: *",
    ...closed.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${PUBLIC_URL}/sitemap.xml`,
  ];
  return new Response(`${lines.join("\n")}\n`, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
