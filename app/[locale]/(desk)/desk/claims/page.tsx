import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { pageFrom } from "#app/_lib/page-from";
import { titleOf } from "#app/_lib/title-of";
import { ClaimFilters } from "#components/claims/claim-filters";
import { ClaimTable } from "#components/claims/claim-table";
import { addressOf } from "#components/claims/list-address";
import { RowKeys } from "#components/desk/row-keys";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeading } from "#components/ui/page-heading";
import { Pager } from "#components/ui/pager";
import { countClaimsOfViews, listClaimFilters, listClaims } from "#server/claims/desk-queries";
import { ClaimListInput } from "#server/claims/schemas";
import { ROWS_PER_PAGE } from "#server/core/rules";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("claims", "title");

export default async function ClaimsPage({ params, searchParams }: PageProps<"/[locale]/desk/claims">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("claims");
  const ctx = await getCtx();
  const query = await searchParams;
  const asked = ClaimListInput.parse({ topic: null, language: null, ...query });
  const page = pageFrom(query.page);
  const [claims, counts, filters] = await Promise.all([
    orNotFound(listClaims(ctx, asked, page)),
    orNotFound(countClaimsOfViews(ctx)),
    orNotFound(listClaimFilters(ctx)),
  ]);
  const path = `/${locale}/desk/claims`;
  const here = addressOf(path, asked);
  const isWhole = here === path;
  return (
    <div className="pb-6">
      <PageHeading title={t("title")} />
      <ClaimFilters path={path} locale={locale} asked={asked} counts={counts} {...filters} />
      {claims.length > 0 ? (
        <RowKeys>
          <ClaimTable claims={claims.slice(0, ROWS_PER_PAGE)} locale={locale} now={ctx.now} caption={t("title")} />
          <Pager rows={claims.length} page={page} hrefOf={(other) => `${here}${isWhole ? "?" : "&"}page=${other}`} />
        </RowKeys>
      ) : (
        <div className="px-4 pt-6">
          {isWhole ? (
            <EmptyState title={t("none")} />
          ) : (
            <EmptyState title={t("noneFound")}>
              <p>{t("noneFoundHint")}</p>
              <ButtonLink href={path}>{t("clear")}</ButtonLink>
            </EmptyState>
          )}
        </div>
      )}
    </div>
  );
}
