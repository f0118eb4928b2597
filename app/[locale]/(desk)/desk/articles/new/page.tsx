import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { titleOf } from "#app/_lib/title-of";
import { ImportForm } from "#components/articles/import-form";
import { PageHeading } from "#components/ui/page-heading";
import { articlePolicy } from "#server/policy/articles";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("articles", "importTitle");

export default async function NewArticlePage({ params }: PageProps<"/[locale]/desk/articles/new">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("articles");
  if (!articlePolicy.import((await getCtx()).actor).allowed) notFound();
  return (
    <div className="pb-8">
      <PageHeading title={t("importTitle")} lead={t("importLead")} />
      <div className="px-4">
        <ImportForm locale={locale} />
      </div>
    </div>
  );
}
