import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { MessageText } from "#components/discussion/message-text";
import { Moment } from "#components/ui/moment";
import { PageHeading } from "#components/ui/page-heading";
import { listMessageVersions } from "#server/discussion/queries";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("discussion", "history");

/** What a message said each time that it was written. */
export default async function MessagePage({ params }: PageProps<"/[locale]/desk/messages/[messageId]">) {
  const { locale, messageId } = await params;
  enterLocale(locale);
  const t = await getTranslations("discussion");
  const versions = await orNotFound(listMessageVersions(await getCtx(), idFrom(messageId)));
  return (
    <div className="pb-8">
      <PageHeading title={t("history")} />
      <ol className="max-w-measure border-t border-rule">
        {versions.toReversed().map(({ version, text, at }) => (
          <li key={version} className="grid gap-1 border-b border-rule px-4 py-3">
            <p className="text-sm text-ink-soft">
              <Moment at={at} />
            </p>
            <MessageText text={text} />
          </li>
        ))}
      </ol>
    </div>
  );
}
