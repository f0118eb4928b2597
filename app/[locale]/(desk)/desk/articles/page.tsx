import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { pageFrom } from "#app/_lib/page-from";
import { ButtonLink } from "#components/ui/button";
import { Day } from "#components/ui/day";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeading } from "#components/ui/page-heading";
import { Pager } from "#components/ui/pager";
import { listArticles } from "#server/articles/queries";
import { ROWS_PER_PAGE } from "#server/core/rules";
import { articlePolicy } from "#server/policy/articles";
import { getCtx } from "#server/request";

export default async function ArticlesPage({ params, searchParams }: PageProps<"/[locale]/desk/articles">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("articles");
  const ctx = await getCtx();
  const page = pageFrom((await searchParams).page);
  const articles = await orNotFound(listArticles(ctx, page));
  const mayImport = articlePolicy.import(ctx.actor).allowed;
  return (
    <div className="page py-7">
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
      {articles.length === 0 && <EmptyState title={t("none")} />}
      <ul className="border-t border-rule">
        {articles.slice(0, ROWS_PER_PAGE).map(({ id, title, publisher, importedAt, importedBy, claims }) => (
          <li key={id} className="border-b border-rule py-2.5">
            <Link
              href={`/${locale}/desk/articles/${id}`}
              prefetch={false}
              className="font-text text-body hover:underline"
            >
              {title}
            </Link>
            <p className="text-sm text-ink-soft">
              {publisher && `${publisher} · `}
              {importedBy}, <Day at={importedAt} /> · {t("claimCount", { count: claims })}
            </p>
          </li>
        ))}
      </ul>
      <Pager rows={articles.length} page={page} hrefOf={(other) => `/${locale}/desk/articles?page=${other}`} />
    </div>
  );
}
