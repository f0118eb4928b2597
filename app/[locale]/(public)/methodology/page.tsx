import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { alternatesOf } from "#app/_lib/alternates";
import { enterLocale } from "#app/_lib/enter-locale";
import { Methodology } from "#components/methodology/methodology";
import { getWorkedExamples } from "#server/verdicts/queries";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: PageProps<"/[locale]/methodology">): Promise<Metadata> {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("methodology");
  return { title: t("title"), description: t("lead"), alternates: alternatesOf(locale, "/methodology") };
}

export default async function MethodologyPage({ params }: PageProps<"/[locale]/methodology">) {
  enterLocale((await params).locale);
  return <Methodology examples={getWorkedExamples()} />;
}
