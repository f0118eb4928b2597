import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { correctionEntriesOf, entriesOf, writeFeed } from "#app/_lib/write-feed";
import { listLatestChecks } from "#server/checks/public-queries";
import { listCorrections } from "#server/corrections/public-queries";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

const ENTRIES = 50;

/** The newest checks, or everything that was corrected. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/feeds/[stream]/[feed]">) {
  const { locale, stream, feed } = await params;
  enterLocale(locale);
  const ctx = await publicCtx();
  const path = `/${locale}/feeds/${stream}`;
  if (stream === "checks") {
    const t = await getTranslations("home");
    const entries = await entriesOf(await listLatestChecks(ctx, ENTRIES));
    return writeFeed(feed, locale, { title: t("title"), path, page: `/${locale}`, entries });
  }
  if (stream !== "corrections") return new Response(null, { status: 404 });
  const t = await getTranslations("corrections");
  const entries = await correctionEntriesOf(await listCorrections(ctx, ENTRIES));
  return writeFeed(feed, locale, { title: t("title"), path, page: `/${locale}/corrections`, entries });
}
