import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { CorrectionForm } from "#components/corrections/correction-form";
import { PastMeasures } from "#components/measures/past-measures";
import { WithholdForm } from "#components/measures/withhold-form";
import { PageHeading } from "#components/ui/page-heading";
import { getDraft } from "#server/checks/desk-queries";
import { listMeasuresAbout } from "#server/measures/queries";
import { measurePolicy } from "#server/policy/measures";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("review", "correctTitle");

export default async function CorrectPage({ params }: PageProps<"/[locale]/desk/corrections/[checkId]">) {
  const { locale, checkId } = await params;
  enterLocale(locale);
  const t = await getTranslations("review");
  const tm = await getTranslations("measures");
  const ctx = await getCtx();
  const check = await orNotFound(getDraft(ctx, idFrom(checkId)));
  const past = await listMeasuresAbout(ctx, check.id);
  return (
    <div className="pb-8">
      <PageHeading title={t("correctTitle")} lead={check.title} />
      <div className="grid gap-6 px-4">
        {check.state !== "withheld" && <CorrectionForm key={check.version} check={check} locale={locale} />}
        <section aria-labelledby="measures" className="grid max-w-measure gap-3 border-t border-rule pt-4">
          <h2 id="measures" className="text-sm font-semibold">
            {tm("form.past")}
          </h2>
          <PastMeasures measures={past} />
          {measurePolicy.withhold(ctx.actor, check).allowed && <WithholdForm check={check.id} />}
        </section>
      </div>
    </div>
  );
}
