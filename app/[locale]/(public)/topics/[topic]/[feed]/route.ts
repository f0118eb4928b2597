import { decoded } from "#app/_lib/decoded";
import { enterLocale } from "#app/_lib/enter-locale";
import { feedOfCollection } from "#app/_lib/feed-of-collection";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

/** The newest checks of a topic. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/topics/[topic]/[feed]">) {
  const { locale, topic, feed } = await params;
  enterLocale(locale);
  return feedOfCollection(feed, locale, { kind: "topic", key: decoded(topic) }, `/${locale}/topics/${topic}`);
}
