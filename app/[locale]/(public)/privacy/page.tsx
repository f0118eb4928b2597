import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { titleOf } from "#app/_lib/title-of";
import { SiteText } from "#components/site/site-text";
import { publicCtx } from "#server/request";
import { renderSiteText } from "#server/settings/public-queries";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

export const generateMetadata = titleOf("site", "privacy");

export default async function PrivacyPage({ params }: PageProps<"/[locale]/privacy">) {
  enterLocale((await params).locale);
  const t = await getTranslations("site");
  return <SiteText title={t("privacy")} rendered={await renderSiteText(await publicCtx(), "privacy")} />;
}
