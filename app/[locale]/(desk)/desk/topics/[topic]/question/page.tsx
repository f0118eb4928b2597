import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { QuestionFacts } from "#components/standpoints/question-facts";
import { QuestionForm } from "#components/standpoints/question-form";
import { PositionPair } from "#components/topics/position-pair";
import { Day } from "#components/ui/day";
import { standpointPolicy } from "#server/policy/standpoints";
import { getCtx } from "#server/request";
import { getQuestion } from "#server/standpoints/queries";

export const generateMetadata = titleOf("standpoints", "title");

/** The private question of a topic: a page of its own, seen by the one it is put to. */
export default async function QuestionPage({
  params,
  searchParams,
}: PageProps<"/[locale]/desk/topics/[topic]/question">) {
  const { locale, topic: slug } = await params;
  enterLocale(locale);
  const t = await getTranslations("standpoints");
  const ctx = await getCtx();
  const question = await orNotFound(getQuestion(ctx, decodeURIComponent(slug)));
  const { topic, label, positions, isDone, waitsUntil, allowsEstimation } = question;
  const facts = <QuestionFacts allowsEstimation={allowsEstimation} />;
  const mayAnswer = standpointPolicy.answer(ctx.actor, ctx.settings, { isNeeded: true, waits: false }).allowed;
  const claim = String((await searchParams).claim ?? "");
  const back = /^[0-9a-f-]{36}$/.test(claim) ? `claims/${claim}#vote` : "profile/questions";
  return (
    <div className="mx-auto max-w-[50rem] px-4 py-8 pb-12">
      <p className="text-sm text-ink-soft">{t("of", { topic: label })}</p>
      <h1 className="mt-1 font-display text-h1 leading-tight font-semibold">{t("question")}</h1>
      <p className="mt-2 mb-5 max-w-measure text-ink-soft">{t("lead")}</p>
      <PositionPair a={positions.a} b={positions.b} />
      {mayAnswer && !waitsUntil && (
        <QuestionForm
          topic={topic}
          version={positions.version}
          facts={facts}
          save={t(isDone ? "saveAnew" : "save")}
          next={`/${locale}/desk/${back}`}
        />
      )}
      {(!mayAnswer || waitsUntil) && facts}
      {waitsUntil && (
        <p className="mt-5 max-w-measure text-sm text-ink-soft">
          {t.rich("waits", { until: () => <Day at={waitsUntil} /> })}
        </p>
      )}
      {!mayAnswer && <p className="mt-5 max-w-measure text-sm text-ink-soft">{t("reviewersOnly")}</p>}
    </div>
  );
}
