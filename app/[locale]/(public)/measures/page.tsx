import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { alternatesOf } from "#app/_lib/alternates";
import { enterLocale } from "#app/_lib/enter-locale";
import { HouseRules } from "#components/measures/house-rules";
import { MeasureList } from "#components/measures/measure-list";
import { listMeasures } from "#server/measures/public-queries";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: PageProps<"/[locale]/measures">): Promise<Metadata> {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("measures");
  return { title: t("title"), description: t("lead"), alternates: alternatesOf(locale, "/measures") };
}

/** The public log of what moderators did, and the rules of the house. */
export default async function MeasuresPage({ params }: PageProps<"/[locale]/measures">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("measures");
  const measures = await listMeasures(await publicCtx());
  return (
    <>
      <h1 className="mt-10 font-display text-display leading-[1.08] font-semibold tracking-[-0.018em]">{t("title")}</h1>
      <p className="mt-3 mb-8 max-w-measure font-text text-lead leading-snug text-ink-soft">{t("lead")}</p>
      {measures.length > 0 ? (
        <MeasureList measures={measures} />
      ) : (
        <p className="font-text text-body text-ink-soft">{t("empty")}</p>
      )}
      <HouseRules />
    </>
  );
}
