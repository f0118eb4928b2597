import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { alternatesOf } from "#app/_lib/alternates";
import { enterLocale } from "#app/_lib/enter-locale";
import { CorrectionList } from "#components/corrections/correction-list";
import { listCorrections } from "#server/corrections/public-queries";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

const CORRECTIONS_SHOWN = 100;

export async function generateMetadata({ params }: PageProps<"/[locale]/corrections">): Promise<Metadata> {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("corrections");
  return {
    title: t("title"),
    description: t("lead"),
    alternates: alternatesOf(locale, "/corrections", `/${locale}/feeds/corrections`),
  };
}

export default async function CorrectionsPage({ params }: PageProps<"/[locale]/corrections">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("corrections");
  const corrections = await listCorrections(await publicCtx(), CORRECTIONS_SHOWN);
  return (
    <>
      <h1 className="mt-10 font-display text-display leading-[1.08] font-semibold tracking-[-0.018em]">{t("title")}</h1>
      <p className="mt-3 mb-8 max-w-measure font-text text-lead leading-snug text-ink-soft">{t("lead")}</p>
      {corrections.length > 0 ? (
        <CorrectionList corrections={corrections} />
      ) : (
        <p className="font-text text-body text-ink-soft">{t("empty")}</p>
      )}
    </>
  );
}
