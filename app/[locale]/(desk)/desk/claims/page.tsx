import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { pageFrom } from "#app/_lib/page-from";
import { ClaimList } from "#components/claims/claim-list";
import { RowKeys } from "#components/desk/row-keys";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeading } from "#components/ui/page-heading";
import { Pager } from "#components/ui/pager";
import { listClaims, listClaimsToVoteOn } from "#server/claims/queries";
import { ROWS_PER_PAGE } from "#server/core/rules";
import { getCtx } from "#server/request";

export default async function ClaimsPage({ params, searchParams }: PageProps<"/[locale]/desk/claims">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("claims");
  const ctx = await getCtx();
  const page = pageFrom((await searchParams).page);
  const [claims, asked] = await Promise.all([orNotFound(listClaims(ctx, page)), orNotFound(listClaimsToVoteOn(ctx))]);
  const heading = "mt-6 mb-2 text-sm font-semibold text-ink-soft";
  return (
    <div className="page py-7">
      <PageHeading title={t("title")} />
      {claims.length > 0 ? (
        <RowKeys>
          {asked.length > 0 && (
            <>
              <h2 className={heading}>{t("toVoteOn")}</h2>
              <ClaimList claims={asked} locale={locale} />
              <p className="mt-1.5 text-sm text-ink-soft">{t("toVoteOnHow")}</p>
              <h2 className={heading}>{t("all")}</h2>
            </>
          )}
          <ClaimList claims={claims.slice(0, ROWS_PER_PAGE)} locale={locale} />
          <Pager rows={claims.length} page={page} hrefOf={(other) => `/${locale}/desk/claims?page=${other}`} />
        </RowKeys>
      ) : (
        <EmptyState title={t("none")} />
      )}
    </div>
  );
}
