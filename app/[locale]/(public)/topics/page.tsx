import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { alternatesOf } from "#app/_lib/alternates";
import { enterLocale } from "#app/_lib/enter-locale";
import { publicCtx } from "#server/request";
import { listTopicsWithChecks } from "#server/search/collection-queries";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

type Props = PageProps<"/[locale]/topics">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("collections");
  return { title: t("topics"), description: t("topicsLead"), alternates: alternatesOf(locale, "/topics") };
}

export default async function TopicsPage({ params }: Props) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("collections");
  const topics = await listTopicsWithChecks(await publicCtx());
  return (
    <>
      <header className="border-b-2 border-rule-strong pt-6 pb-5">
        <h1 className="font-display text-display leading-[1.08] font-semibold tracking-[-0.018em]">{t("topics")}</h1>
        <p className="mt-2 max-w-measure font-text text-body text-pretty text-ink-soft">{t("topicsLead")}</p>
      </header>
      {topics.length === 0 && <p className="pt-5 font-text text-body">{t("noTopics")}</p>}
      <ul className="grid gap-x-10 pt-3 sm:grid-cols-2 lg:grid-cols-3">
        {topics.map(({ slug, label, description, checks }) => (
          <li key={slug} className="border-b border-rule py-3.5" dir="auto">
            <h2 className="font-text text-[1.125rem] leading-snug font-semibold">
              <a href={`/${locale}/topics/${slug}`} className="hover:underline">
                {label}
              </a>
            </h2>
            {description && <p className="line-clamp-3 text-sm leading-normal text-ink-soft">{description}</p>}
            <p className="text-sm text-ink-soft">{t("checks", { count: checks })}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
