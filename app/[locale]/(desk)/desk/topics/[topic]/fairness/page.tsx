import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { FairnessForm } from "#components/topics/fairness-form";
import { PositionPair } from "#components/topics/position-pair";
import { PageHeading } from "#components/ui/page-heading";
import { getCtx } from "#server/request";
import { listPositionsToTry } from "#server/topics/queries";

export const generateMetadata = titleOf("topics", "fairTitle");

/** Two positions for a member who is asked whether they are fair. */
export default async function FairnessPage({ params }: PageProps<"/[locale]/desk/topics/[topic]/fairness">) {
  const { locale, topic: slug } = await params;
  enterLocale(locale);
  const t = await getTranslations("topics");
  const asked = await orNotFound(listPositionsToTry(await getCtx()));
  const trial = asked.find(({ topic }) => topic === decodeURIComponent(slug)) ?? notFound();
  return (
    <div className="pb-10">
      <PageHeading title={t("fairTitle")} lead={t("fairLead", { topic: trial.label })} />
      <div className="grid gap-6 px-4">
        <PositionPair a={trial.a} b={trial.b} />
        <FairnessForm topic={trial.topic} version={trial.version} isFair={trial.isFair} note={trial.note} />
      </div>
    </div>
  );
}
