import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { titleOf } from "#app/_lib/title-of";
import { ApplicationStatus } from "#components/applications/application-status";
import { ApplyForm } from "#components/applications/apply-form";
import { PageHeading } from "#components/ui/page-heading";
import { findOwnApplication } from "#server/applications/queries";
import { applicationPolicy } from "#server/policy/applications";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("applications", "applyTitle");

/** A reader asks to become a reviewer. */
export default async function ApplyPage({ params }: PageProps<"/[locale]/desk/apply">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("applications");
  const ctx = await getCtx();
  if (!applicationPolicy.apply(ctx.actor).allowed) notFound();
  const own = await findOwnApplication(ctx);
  return (
    <div className="pb-10">
      <PageHeading title={t("applyTitle")} lead={t("applyLead")} />
      <div className="grid max-w-measure gap-6 px-4">
        <ApplicationStatus application={own} />
        {own?.outcome === null ? null : <ApplyForm locale={locale} />}
      </div>
    </div>
  );
}
