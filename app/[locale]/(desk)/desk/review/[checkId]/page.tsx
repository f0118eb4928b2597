import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { CheckPreview } from "#components/checks/check-preview";
import { PublishForm } from "#components/checks/publish-form";
import { Notice } from "#components/ui/notice";
import { StepAsideForm } from "#components/votes/step-aside-form";
import { getDraft } from "#server/checks/desk-queries";
import { getCtx } from "#server/request";

export default async function ReviewCheckPage({ params }: PageProps<"/[locale]/desk/review/[checkId]">) {
  const { locale, checkId } = await params;
  enterLocale(locale);
  const t = await getTranslations("review");
  const draft = await orNotFound(getDraft(await getCtx(), idFrom(checkId)));
  const { preview, hidden } = draft;
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(20rem,24rem)]">
      <CheckPreview check={preview} />
      <aside className="grid content-start gap-4 border-rule bg-paper-sunk p-5 max-lg:border-t lg:border-s">
        <h2 className="text-lead font-semibold">{t("decide")}</h2>
        {draft.isOwn && <Notice title={t("own")} />}
        {hidden.length > 0 && !draft.isOwn && (
          <section aria-label={t("stepAside")} className="grid gap-3">
            <p className="text-sm">{t("stepAsideLead")}</p>
            {hidden.map(({ id, statement }) => (
              <div key={id} className="border-t border-rule pt-3">
                <p className="font-text text-body leading-snug">{statement}</p>
                <StepAsideForm claim={id} kind="editing" />
              </div>
            ))}
          </section>
        )}
        {hidden.length === 0 && !draft.isOwn && draft.state === "in_review" && (
          <PublishForm
            locale={locale}
            check={draft.id}
            version={draft.version}
            claims={[preview.claim, ...preview.readings.map(({ claim }) => claim)]}
          />
        )}
      </aside>
    </div>
  );
}
