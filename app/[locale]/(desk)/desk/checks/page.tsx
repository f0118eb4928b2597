import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { DeskCheckList } from "#components/checks/desk-check-list";
import { RowKeys } from "#components/desk/row-keys";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeading } from "#components/ui/page-heading";
import { listOwnChecks } from "#server/checks/desk-queries";
import { getCtx } from "#server/request";

export default async function ChecksPage({ params }: PageProps<"/[locale]/desk/checks">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("editor");
  const own = await orNotFound(listOwnChecks(await getCtx()));
  return (
    <div className="page py-7">
      <PageHeading title={t("title")} lead={t("lead")} />
      {own.length > 0 ? (
        <RowKeys>
          <DeskCheckList checks={own} hrefOf={({ id }) => `/${locale}/desk/checks/${id}`} action={t("edit")} />
        </RowKeys>
      ) : (
        <EmptyState title={t("none")} />
      )}
    </div>
  );
}
