import { decoded } from "#app/_lib/decoded";
import { enterLocale } from "#app/_lib/enter-locale";
import { feedOfCollection } from "#app/_lib/feed-of-collection";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

/** The newest checks of a publisher. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/publishers/[publisher]/[feed]">) {
  const { locale, publisher, feed } = await params;
  enterLocale(locale);
  return feedOfCollection(
    feed,
    locale,
    { kind: "publisher", key: decoded(publisher) },
    `/${locale}/publishers/${publisher}`,
  );
}
