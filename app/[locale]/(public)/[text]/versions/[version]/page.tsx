import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { SiteText } from "#components/site/site-text";
import { publicCtx } from "#server/request";
import { listSiteTextVersions, renderSiteText } from "#server/settings/public-queries";
import { siteTextAt } from "#server/settings/rules";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

const VERSION = /^(0|[1-9]\d{0,5})$/;

type Props = PageProps<"/[locale]/[text]/versions/[version]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, text } = await params;
  enterLocale(locale);
  const t = await getTranslations("site");
  return { title: t(siteTextAt(text) ?? notFound()), robots: { index: false } };
}

/** What a page of the site said before it was changed. */
export default async function SiteTextVersionPage({ params }: Props) {
  const { locale, text, version } = await params;
  enterLocale(locale);
  const name = siteTextAt(text) ?? notFound();
  if (!VERSION.test(version)) notFound();
  const t = await getTranslations("site");
  const ctx = await publicCtx();
  const rendered = await orNotFound(renderSiteText(ctx, name, Number(version)));
  const versions = await listSiteTextVersions(ctx, name);
  return (
    <SiteText
      title={t(name)}
      rendered={rendered}
      versions={versions}
      path={`/${locale}/${text}`}
      shown={Number(version)}
    />
  );
}
