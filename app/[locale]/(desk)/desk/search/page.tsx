import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { DeskRow } from "#components/desk/desk-row";
import { RowKeys } from "#components/desk/row-keys";
import { Button } from "#components/ui/button";
import { PageHeading } from "#components/ui/page-heading";
import { searchDesk } from "#server/desk/queries";
import type { FoundView } from "#server/desk/views";
import { getCtx } from "#server/request";
import { SEARCH_MAX_CHARACTERS, searchWords } from "#server/search/schemas";

export const generateMetadata = titleOf("desk", "searchTitle");

const FOLDER: Record<FoundView["kind"], string> = { claim: "claims", article: "articles", check: "checks" };

export default async function DeskSearchPage({ params, searchParams }: PageProps<"/[locale]/desk/search">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("desk");
  const { q } = await searchParams;
  const words = searchWords(Array.isArray(q) ? q[0] : q);
  const found = await orNotFound(searchDesk(await getCtx(), words));
  return (
    <div className="pb-8">
      <PageHeading title={t("searchTitle")} />
      <search className="px-4 pb-3 md:hidden">
        <form action={`/${locale}/desk/search`} className="flex gap-2">
          <input
            type="search"
            name="q"
            defaultValue={words}
            aria-label={t("searchTitle")}
            maxLength={SEARCH_MAX_CHARACTERS}
            className="min-h-11 min-w-0 flex-1 rounded border border-field bg-paper-raised px-2.5 text-base"
          />
          <Button type="submit" variant="primary" className="min-h-11">
            {t("searchShort")}
          </Button>
        </form>
      </search>
      {words !== "" && (
        <p role="status" className="border-b border-rule px-4 pb-3 text-sm text-ink-soft">
          {t("searchCount", { count: found.length })}
        </p>
      )}
      {words !== "" && found.length === 0 && <p className="px-4 pt-4 text-sm">{t("searchHint")}</p>}
      <RowKeys>
        <ul>
          {found.map(({ kind, id, title, language }) => (
            <DeskRow
              key={`${kind} ${id}`}
              href={`/${locale}/desk/${FOLDER[kind]}/${id}`}
              title={title}
              language={language}
              facts={t(`found.${kind}`)}
            />
          ))}
        </ul>
      </RowKeys>
    </div>
  );
}
