/** The forms of https://www.sitemaps.org/protocol.html. Addresses are our own and need no more than `&` escaped. */
const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

const xml = (body: string): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: { "content-type": "application/xml; charset=utf-8" },
  });

const loc = (address: string) => `<loc>${address.replaceAll("&", "&amp;")}</loc>`;

/** A list of sitemaps. */
export const sitemapIndex = (addresses: readonly string[]): Response =>
  xml(
    `<sitemapindex xmlns="${NAMESPACE}">${addresses.map((address) => `<sitemap>${loc(address)}</sitemap>`).join("")}</sitemapindex>`,
  );

/** A list of pages, with when each was last changed where that is known. */
export const sitemap = (pages: readonly { address: string; changedAt?: Date }[]): Response =>
  xml(
    `<urlset xmlns="${NAMESPACE}">${pages
      .map(({ address, changedAt }) => {
        const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : "";
        return `<url>${loc(address)}${changed}</url>`;
      })
      .join("")}</urlset>`,
  );
