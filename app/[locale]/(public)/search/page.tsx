import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { CheckList } from "#components/checks/check-list";
import { SearchForm } from "#components/checks/search-form";
import { SEARCH_MAX_CHARACTERS, searchWords } from "#server/checks/schemas";
import { lettersIn } from "#server/core/rules";
import { publicCtx } from "#server/request";
import { searchChecks } from "#server/search/public-queries";

const CHECKS_FOUND = 30;

type Props = PageProps<"/[locale]/search">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("search");
  return { title: t("title"), robots: { index: false } };
}

export default async function SearchPage({ params, searchParams }: Props) {
  const { locale } = await params;
  enterLocale(locale);
  const { q } = await searchParams;
  const words = searchWords(Array.isArray(q) ? q[0] : q);
  return (
    <>
      <Heading />
      <SearchForm locale={locale} words={words} />
      {words !== "" && <Found words={words} locale={locale} />}
    </>
  );
}

async function Heading() {
  const t = await getTranslations("search");
  return (
    <h1 className="mt-10 mb-5 font-display text-display leading-[1.08] font-semibold tracking-[-0.018em]">
      {t("title")}
    </h1>
  );
}

async function Found({ words, locale }: { words: string; locale: string }) {
  const t = await getTranslations("search");
  if (lettersIn(words) > SEARCH_MAX_CHARACTERS) {
    return <p className="mt-6 text-base text-danger">{t("long", { max: SEARCH_MAX_CHARACTERS })}</p>;
  }
  const checks = await searchChecks(await publicCtx(), words, CHECKS_FOUND);
  return (
    <section aria-labelledby="found" className="mt-8">
      <h2 id="found" className="mb-4 text-sm font-semibold text-ink-soft">
        {t("found", { count: checks.length })}
      </h2>
      {checks.length > 0 ? (
        <CheckList checks={checks} locale={locale} />
      ) : (
        <p className="max-w-measure font-text text-body text-ink-soft">{t("nothing")}</p>
      )}
    </section>
  );
}
