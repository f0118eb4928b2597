import { newsSitemap, sitemap, sitemapIndex } from "#app/_lib/sitemap";
import { LOCALES } from "#messages/locales";
import { listCheckAddresses, listNews, listSitemapParts } from "#server/checks/public-queries";
import { addressesOf, SURFACES, surfacesInSitemap } from "#server/core/surfaces";
import { env } from "#server/env";
import { isDemo, publicCtx } from "#server/request";

export const dynamic = "force-static";
/** What is news today is none in two days, also where nothing else happens. */
export const revalidate = 3600;
export const generateStaticParams = () => [];

/**
 * The sitemap: the list of its parts, the pages of the site itself, or the checks published in a month under their
 * canonical addresses.
 */
export async function GET(_: Request, { params }: RouteContext<"/sitemaps/[part]">): Promise<Response> {
  const { part } = await params;
  const ctx = await publicCtx();
  const { PUBLIC_URL } = env();
  const parts = await listSitemapParts(ctx);
  if (part === "index.xml") return sitemapIndex(parts.map((other) => `${PUBLIC_URL}/sitemaps/${other}`));
  if (!parts.includes(part)) return new Response(null, { status: 404 });
  // Pages of the demo newsroom ask search engines to stay away, so none is named to them.
  if (await isDemo()) return sitemap([]);
  if (part === "news.xml") {
    const news = (await listNews(ctx)).map(({ locale, slug, title, language, publishedAt }) => ({
      address: `${PUBLIC_URL}/${locale}/checks/${slug}`,
      title,
      language,
      at: publishedAt,
    }));
    return newsSitemap(ctx.settings.name, news);
  }
  const month = /^checks-(\d{4}-\d{2})\.xml$/.exec(part)?.[1];
  if (month === undefined) {
    const addresses = surfacesInSitemap().flatMap((surface) => addressesOf(surface, { locale: LOCALES }));
    const whole = addresses.filter((address) => !address.includes(":"));
    return sitemap(whole.map((address) => ({ address: `${PUBLIC_URL}${address}` })));
  }
  const checks = await listCheckAddresses(ctx, month);
  return sitemap(
    checks.flatMap(({ locale, slug, changedAt }) =>
      addressesOf(SURFACES.check, { locale: [locale], slug: [slug] }).map((address) => ({
        address: `${PUBLIC_URL}${address}`,
        changedAt,
      })),
    ),
  );
}
