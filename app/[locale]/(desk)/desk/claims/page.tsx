import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { ClaimList } from "#components/claims/claim-list";
import { RowKeys } from "#components/desk/row-keys";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeading } from "#components/ui/page-heading";
import { listClaims } from "#server/claims/queries";
import { getCtx } from "#server/request";

export default async function ClaimsPage({ params }: PageProps<"/[locale]/desk/claims">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("claims");
  const claims = await orNotFound(listClaims(await getCtx()));
  return (
    <div className="page py-7">
      <PageHeading title={t("title")} />
      {claims.length > 0 ? (
        <RowKeys>
          <ClaimList claims={claims} locale={locale} />
        </RowKeys>
      ) : (
        <EmptyState title={t("none")} />
      )}
    </div>
  );
}
