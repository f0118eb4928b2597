import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { DeskRow } from "#components/desk/desk-row";
import { RowKeys } from "#components/desk/row-keys";
import { MembersPlaces } from "#components/members/members-places";
import { PageHeading } from "#components/ui/page-heading";
import { listOpenApplications } from "#server/applications/queries";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("applications", "title");

/** The readers who wait for a moderator's answer. */
export default async function ApplicationsPage({ params }: PageProps<"/[locale]/desk/members/applications">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations();
  const ctx = await getCtx();
  const waiting = await orNotFound(listOpenApplications(ctx));
  return (
    <div className="pb-8">
      <PageHeading title={t("applications.title")} lead={t("applications.lead")} />
      <MembersPlaces locale={locale} current="applications" />
      {waiting.length === 0 && <p className="px-4 text-sm text-ink-soft">{t("applications.none")}</p>}
      <RowKeys>
        <ul>
          {waiting.map(({ id, handle, at }) => (
            <DeskRow
              key={id}
              href={`/${locale}/desk/members/applications/${id}`}
              title={t("applications.one", { handle })}
              language={locale}
              facts=""
              since={{ at, now: ctx.now }}
            />
          ))}
        </ul>
      </RowKeys>
    </div>
  );
}
