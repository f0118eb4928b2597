import { escaped } from "#app/_lib/xml";

/** The forms of https://www.sitemaps.org/protocol.html. */
const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

const xml = (body: string): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: { "content-type": "application/xml; charset=utf-8" },
  });

const loc = (address: string) => `<loc>${escaped(address)}</loc>`;

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

type News = { address: string; title: string; language: string; at: Date };

/** What was published lately, for search engines of news (Google's schema 0.9). */
export const newsSitemap = (publication: string, news: readonly News[]): Response =>
  xml(
    `<urlset xmlns="${NAMESPACE}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${news
      .map(({ address, title, language, at }) => {
        const [primary = language] = language.split("-");
        const by = `<news:publication><news:name>${escaped(publication)}</news:name><news:language>${escaped(primary)}</news:language></news:publication>`;
        return `<url>${loc(address)}<news:news>${by}<news:publication_date>${at.toISOString()}</news:publication_date><news:title>${escaped(title)}</news:title></news:news></url>`;
      })
      .join("")}</urlset>`,
  );
