import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { ImportProgress } from "#components/imports/import-progress";
import { PageHeading } from "#components/ui/page-heading";
import { getImport } from "#server/imports/queries";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("imports", "title");

export default async function ImportPage({ params }: PageProps<"/[locale]/desk/articles/imports/[importId]">) {
  const { locale, importId } = await params;
  enterLocale(locale);
  const t = await getTranslations("imports");
  const found = await orNotFound(getCtx().then((ctx) => getImport(ctx, { import: idFrom(importId) })));
  return (
    <div className="pb-8">
      <PageHeading title={t("title")} />
      <ImportProgress locale={locale} initial={found} />
    </div>
  );
}
