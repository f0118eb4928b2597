import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { feedsAt } from "#app/_lib/alternates";
import { enterLocale } from "#app/_lib/enter-locale";
import { FoundChecks } from "#components/search/found-checks";
import { SearchFacets } from "#components/search/search-facets";
import { SearchForm } from "#components/search/search-form";
import { SearchPages } from "#components/search/search-pages";
import { lettersIn } from "#server/core/rules";
import { publicCtx } from "#server/request";
import { FOUND_PER_PAGE, searchChecks } from "#server/search/public-queries";
import { SEARCH_MAX_CHARACTERS, searchFrom, searchQuery } from "#server/search/schemas";

type Props = PageProps<"/[locale]/search">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("search");
  const input = searchFrom(await searchParams);
  const query = searchQuery({ ...input, sort: "best", page: 1 });
  const types = Object.fromEntries(
    Object.entries(feedsAt(`/${locale}/search`)).map(([type, address]) => [type, `${address}?${query}`]),
  );
  return {
    title: input.words ? t("titleOf", { words: input.words }) : t("title"),
    robots: { index: false },
    alternates: { types },
  };
}

export default async function SearchPage({ params, searchParams }: Props) {
  const { locale } = await params;
  enterLocale(locale);
  const input = searchFrom(await searchParams);
  const t = await getTranslations("search");
  const path = `/${locale}/search`;
  const isLong = lettersIn(input.words) > SEARCH_MAX_CHARACTERS;
  const found = isLong ? null : await searchChecks(await publicCtx(), input);
  return (
    <div data-search>
      <header className="border-b-2 border-rule-strong pt-6 pb-4">
        <h1 className="mb-4 font-display text-display leading-[1.08] font-semibold tracking-[-0.018em]">
          {t("title")}
        </h1>
        <SearchForm locale={locale} words={input.words} />
        {isLong && <p className="mt-3 text-base text-danger">{t("long", { max: SEARCH_MAX_CHARACTERS })}</p>}
      </header>
      {found && (
        <div className="grid items-start gap-x-10 gap-y-4 pt-4 lg:has-[>details]:grid-cols-[13rem_minmax(0,1fr)]">
          <SearchFacets found={found} input={input} path={path} />
          <div className="min-w-0">
            <FoundChecks found={found} input={input} path={path} locale={locale} />
            <SearchPages
              page={input.page}
              pages={Math.ceil(found.total / FOUND_PER_PAGE)}
              hrefOf={(page) => `${path}?${searchQuery({ ...input, page })}`}
            />
          </div>
        </div>
      )}
    </div>
  );
}
