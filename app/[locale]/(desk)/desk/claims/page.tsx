import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { ClaimList } from "#components/claims/claim-list";
import { RowKeys } from "#components/desk/row-keys";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeading } from "#components/ui/page-heading";
import { listClaims, listClaimsToVoteOn } from "#server/claims/queries";
import { getCtx } from "#server/request";

export default async function ClaimsPage({ params }: PageProps<"/[locale]/desk/claims">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("claims");
  const ctx = await getCtx();
  const [claims, asked] = await Promise.all([orNotFound(listClaims(ctx)), orNotFound(listClaimsToVoteOn(ctx))]);
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
          <ClaimList claims={claims} locale={locale} />
        </RowKeys>
      ) : (
        <EmptyState title={t("none")} />
      )}
    </div>
  );
}
