import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { pageFrom } from "#app/_lib/page-from";
import { titleOf } from "#app/_lib/title-of";
import { DeskRow } from "#components/desk/desk-row";
import { RowKeys } from "#components/desk/row-keys";
import { OpenImports } from "#components/imports/open-imports";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeading } from "#components/ui/page-heading";
import { Pager } from "#components/ui/pager";
import { listArticles } from "#server/articles/queries";
import { ROWS_PER_PAGE } from "#server/core/rules";
import { listOpenImports } from "#server/imports/queries";
import { articlePolicy } from "#server/policy/articles";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("articles", "title");

export default async function ArticlesPage({ params, searchParams }: PageProps<"/[locale]/desk/articles">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("articles");
  const ctx = await getCtx();
  const page = pageFrom((await searchParams).page);
  const articles = await orNotFound(listArticles(ctx, page));
  const mayImport = articlePolicy.import(ctx.actor).allowed;
  const open = mayImport && page === 1 ? await listOpenImports(ctx) : [];
  return (
    <div className="pb-8">
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        actions={
          mayImport && (
            <ButtonLink href={`/${locale}/desk/articles/new`} variant="primary">
              {t("import")}
            </ButtonLink>
          )
        }
      />
      {open.length > 0 && <OpenImports locale={locale} imports={open} now={ctx.now} />}
      {articles.length === 0 && (
        <div className="px-4">
          <EmptyState title={t("none")} />
        </div>
      )}
      {articles.length > 0 && (
        <RowKeys>
          <ul className="border-t border-rule">
            {articles
              .slice(0, ROWS_PER_PAGE)
              .map(({ id, title, language, publisher, importedAt, importedBy, claims }) => (
                <DeskRow
                  key={id}
                  href={`/${locale}/desk/articles/${id}`}
                  title={title}
                  language={language}
                  facts={t("rowFacts", {
                    isKnown: publisher ? "yes" : "no",
                    publisher: publisher ?? "",
                    handle: importedBy,
                    count: claims,
                  })}
                  since={{ at: importedAt, now: ctx.now }}
                />
              ))}
          </ul>
          <Pager rows={articles.length} page={page} hrefOf={(other) => `/${locale}/desk/articles?page=${other}`} />
        </RowKeys>
      )}
    </div>
  );
}
