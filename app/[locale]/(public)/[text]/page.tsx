import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { alternatesOf } from "#app/_lib/alternates";
import { enterLocale } from "#app/_lib/enter-locale";
import { SiteText } from "#components/site/site-text";
import { publicCtx } from "#server/request";
import { listSiteTextVersions, renderSiteText } from "#server/settings/public-queries";
import { siteTextAt } from "#server/settings/rules";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

type Props = PageProps<"/[locale]/[text]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, text } = await params;
  enterLocale(locale);
  const t = await getTranslations("site");
  const name = siteTextAt(text) ?? notFound();
  return { title: t(name), alternates: alternatesOf(locale, `/${text}`) };
}

/** A page whose whole text is a setting, edited by administrators: its history stands below it. */
export default async function SiteTextPage({ params }: Props) {
  const { locale, text } = await params;
  enterLocale(locale);
  const name = siteTextAt(text) ?? notFound();
  const t = await getTranslations("site");
  const ctx = await publicCtx();
  const [rendered, versions] = await Promise.all([renderSiteText(ctx, name), listSiteTextVersions(ctx, name)]);
  return <SiteText title={t(name)} rendered={rendered} versions={versions} path={`/${locale}/${text}`} />;
}
