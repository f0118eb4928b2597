import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { ApproachLog } from "#components/approaches/approach-log";
import { ValidityForm } from "#components/checks/validity-form";
import { CorrectionForm } from "#components/corrections/correction-form";
import { ReviewForm } from "#components/corrections/review-form";
import { WaitingProposal } from "#components/corrections/waiting-proposal";
import { PastMeasures } from "#components/measures/past-measures";
import { WithholdForm } from "#components/measures/withhold-form";
import { PageHeading } from "#components/ui/page-heading";
import { listApproachNotes } from "#server/approaches/queries";
import { getDraft } from "#server/checks/desk-queries";
import { getWaitingProposal } from "#server/corrections/queries";
import { listMeasuresAbout } from "#server/measures/queries";
import { correctionPolicy } from "#server/policy/corrections";
import { measurePolicy } from "#server/policy/measures";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("review", "correctTitle");

export default async function CorrectPage({ params }: PageProps<"/[locale]/desk/corrections/[checkId]">) {
  const { locale, checkId } = await params;
  enterLocale(locale);
  const t = await getTranslations("review");
  const tm = await getTranslations("measures");
  const ta = await getTranslations("approaches");
  const ctx = await getCtx();
  const check = await orNotFound(getDraft(ctx, idFrom(checkId)));
  const proposal = await orNotFound(getWaitingProposal(ctx, check.id));
  const [past, notes] = await Promise.all([listMeasuresAbout(ctx, check.id), listApproachNotes(ctx, check.id)]);
  return (
    <div className="pb-8">
      <PageHeading title={t("correctTitle")} lead={check.title} />
      <div className="grid gap-6 px-4">
        {proposal && <WaitingProposal proposal={proposal} check={check} locale={locale} />}
        {check.state !== "withheld" && <CorrectionForm key={check.version} check={check} locale={locale} />}
        {correctionPolicy.review(ctx.actor, check).allowed && (
          <ReviewForm check={check.id} review={check.preview.review} />
        )}
        {check.preview.validity && <ValidityForm check={check.id} validity={check.preview.validity} />}
        {check.state !== "withheld" && (
          <section aria-labelledby="approaches" className="grid gap-3 border-t border-rule pt-4">
            <h2 id="approaches" className="text-sm font-semibold">
              {ta("title")}
            </h2>
            <ApproachLog check={check.id} approaches={check.preview.approaches} notes={notes} />
          </section>
        )}
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
