import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleFrom } from "#app/_lib/title-of";
import { AnswerForm } from "#components/applications/answer-form";
import { ApplicationFacts } from "#components/applications/application-facts";
import { PageHeading } from "#components/ui/page-heading";
import { getApplication } from "#server/applications/queries";
import { getCtx } from "#server/request";

type Props = PageProps<"/[locale]/desk/members/applications/[applicationId]">;

const applicationAt = cache(async (segment: string) => getApplication(await getCtx(), idFrom(segment)));

export const generateMetadata = async ({ params }: Props) =>
  titleFrom(applicationAt((await params).applicationId), ({ handle }) => handle);

/** One application, with what is known of the applicant, and the answer. */
export default async function ApplicationPage({ params }: Props) {
  const { locale, applicationId } = await params;
  enterLocale(locale);
  const t = await getTranslations("applications");
  const application = await orNotFound(applicationAt(applicationId));
  const { id, handle, isOpen } = application;
  return (
    <div className="pb-10">
      <PageHeading title={t("one", { handle })} lead={t("lead")} />
      <div className="grid gap-6 px-4">
        <ApplicationFacts application={application} />
        {isOpen ? <AnswerForm application={id} handle={handle} locale={locale} /> : <p>{t("answered")}</p>}
      </div>
    </div>
  );
}
