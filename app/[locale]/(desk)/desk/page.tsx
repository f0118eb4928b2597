import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { ApplicationStatus } from "#components/applications/application-status";
import { ClaimTable } from "#components/claims/claim-table";
import { FirstSteps } from "#components/desk/first-steps";
import { RowKeys } from "#components/desk/row-keys";
import { ToDo } from "#components/desk/to-do";
import { ButtonLink } from "#components/ui/button";
import { PageHeading } from "#components/ui/page-heading";
import { findOwnApplication } from "#server/applications/queries";
import { listClaims } from "#server/claims/desk-queries";
import { listFirstSteps, listToDo } from "#server/desk/queries";
import { applicationPolicy } from "#server/policy/applications";
import { articlePolicy } from "#server/policy/articles";
import { getCtx } from "#server/request";

const VOTABLE_SHOWN = 5;
/** For so long one is told that one was accepted as a reviewer. */
const NEWS_MS = 14 * 86_400_000;

export const generateMetadata = titleOf("toDo", "title");

/** The first page of the desk: what waits for the one who looks, and why. */
export default async function ToDoPage({ params }: PageProps<"/[locale]/desk">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("toDo");
  const ctx = await getCtx();
  const toDo = await orNotFound(listToDo(ctx));
  const first = await orNotFound(listFirstSteps(ctx));
  const mayApply = applicationPolicy.apply(ctx.actor).allowed;
  const application = await findOwnApplication(ctx);
  const answeredAt = application?.outcome === "accepted" ? application.answeredAt : null;
  const isNews = answeredAt !== null && ctx.now.getTime() - answeredAt.getTime() < NEWS_MS;
  const count = Object.values(toDo).reduce((sum, group) => sum + group.length, 0);
  const isNewSite = count === 0 && first.length > 0;
  // Not counted, and the same whatever others voted: a reviewer to whom nothing was sent can still do something.
  const votable = count === 0 ? (await listClaims(ctx, { view: "needs_vote" })).slice(0, VOTABLE_SHOWN) : [];
  return (
    <div className="pb-8">
      <PageHeading title={isNewSite ? t("welcome", { site: ctx.settings.name }) : t("count", { count })} />
      <FirstSteps steps={first} locale={locale} />
      {(mayApply || isNews) && (
        <div className="grid max-w-measure gap-3 px-4 pb-4">
          <ApplicationStatus application={application} />
          {mayApply && application?.outcome !== null && (
            <p>
              <ButtonLink href={`/${locale}/desk/apply`} variant="primary">
                {t("apply")}
              </ButtonLink>
            </p>
          )}
        </div>
      )}
      <RowKeys>
        <ToDo toDo={toDo} locale={locale} now={ctx.now} />
        {count === 0 && first.length === 0 && (
          <div className="grid gap-4 px-4 pt-2 text-sm text-ink-soft">
            <p>{t(votable.length > 0 ? "nothingButVotes" : "nothing")}</p>
            <p className="flex flex-wrap gap-2">
              <ButtonLink href={`/${locale}/desk/claims`}>{t("toClaims")}</ButtonLink>
              {articlePolicy.import(ctx.actor).allowed && (
                <ButtonLink href={`/${locale}/desk/articles/new`}>{t("toImport")}</ButtonLink>
              )}
            </p>
          </div>
        )}
        {votable.length > 0 && (
          <section aria-labelledby="votable" className="pt-4">
            <h2 id="votable" className="border-b border-rule px-4 pb-1.5 text-sm font-semibold">
              {t("votable")}
            </h2>
            <ClaimTable claims={votable} locale={locale} now={ctx.now} caption={t("votable")} />
          </section>
        )}
      </RowKeys>
    </div>
  );
}
