import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { pageFrom } from "#app/_lib/page-from";
import { titleOf } from "#app/_lib/title-of";
import { DeskCheckList } from "#components/checks/desk-check-list";
import { RowKeys } from "#components/desk/row-keys";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeading } from "#components/ui/page-heading";
import { Pager } from "#components/ui/pager";
import { listOwnChecks } from "#server/checks/desk-queries";
import { ROWS_PER_PAGE } from "#server/core/rules";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("editor", "title");

export default async function ChecksPage({ params, searchParams }: PageProps<"/[locale]/desk/checks">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("editor");
  const page = pageFrom((await searchParams).page);
  const ctx = await getCtx();
  const own = await orNotFound(listOwnChecks(ctx, page));
  return (
    <div className="pb-8">
      <PageHeading title={t("title")} lead={t("lead")} />
      {own.length > 0 ? (
        <RowKeys>
          <DeskCheckList
            checks={own.slice(0, ROWS_PER_PAGE)}
            hrefOf={({ id }) => `/${locale}/desk/checks/${id}`}
            action={t("edit")}
            now={ctx.now}
          />
          <Pager rows={own.length} page={page} hrefOf={(other) => `/${locale}/desk/checks?page=${other}`} />
        </RowKeys>
      ) : (
        <div className="px-4">
          <EmptyState title={t("none")} />
        </div>
      )}
    </div>
  );
}
