import { decoded } from "#app/_lib/decoded";
import { enterLocale } from "#app/_lib/enter-locale";
import { feedOfCollection } from "#app/_lib/feed-of-collection";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

/** The newest checks of a claimant. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/claimants/[claimant]/[feed]">) {
  const { locale, claimant, feed } = await params;
  enterLocale(locale);
  return feedOfCollection(
    feed,
    locale,
    { kind: "claimant", key: decoded(claimant) },
    `/${locale}/claimants/${claimant}`,
  );
}
