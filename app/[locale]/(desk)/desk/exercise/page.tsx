import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { Exercise } from "#components/exercises/exercise";
import { PageHeading } from "#components/ui/page-heading";
import { RATINGS } from "#db/vocabulary";
import { getExercise } from "#server/exercises/queries";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("exercise", "title");

/** The exercise before the first vote: five decided claims, with the definitions at hand. */
export default async function ExercisePage({ params }: PageProps<"/[locale]/desk/exercise">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("exercise");
  const tv = await getTranslations("verdicts");
  const claims = await orNotFound(getExercise(await getCtx()));
  return (
    <div className="pb-8">
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="grid max-w-[70rem] gap-x-10 gap-y-6 px-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        {claims.length > 0 ? <Exercise claims={claims} next={`/${locale}/desk/claims`} /> : <p>{t("none")}</p>}
        <aside className="lg:sticky lg:top-4 lg:self-start">
          <h2 className="mb-2 text-sm font-semibold text-ink-soft">{t("definitions")}</h2>
          <dl className="grid gap-2 text-sm">
            {RATINGS.map((rating) => (
              <div key={rating}>
                <dt className="font-semibold">{tv(`rating.${rating}`)}</dt>
                <dd className="text-ink-soft">{tv(`ratingDefinition.${rating}`)}</dd>
              </div>
            ))}
          </dl>
        </aside>
      </div>
    </div>
  );
}
