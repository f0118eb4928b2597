import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { CorrectionForm } from "#components/corrections/correction-form";
import { PageHeading } from "#components/ui/page-heading";
import { getDraft } from "#server/checks/desk-queries";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("review", "correctTitle");

export default async function CorrectPage({ params }: PageProps<"/[locale]/desk/corrections/[checkId]">) {
  const { locale, checkId } = await params;
  enterLocale(locale);
  const t = await getTranslations("review");
  const check = await orNotFound(getDraft(await getCtx(), idFrom(checkId)));
  return (
    <div className="pb-8">
      <PageHeading title={t("correctTitle")} lead={check.title} />
      <div className="px-4">
        <CorrectionForm key={check.version} check={check} locale={locale} />
      </div>
    </div>
  );
}
