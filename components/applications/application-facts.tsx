import { useLocale, useTranslations } from "next-intl";
import { Day } from "#components/ui/day";
import type { ApplicationView } from "#server/applications/views";

/** What an applicant says, and what is known of them. */
export function ApplicationFacts({ application }: { application: ApplicationView }) {
  const t = useTranslations("applications");
  const ti = useTranslations("profile");
  const locale = useLocale();
  const { statement, languages, interests, joinedAt } = application;
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const name = "text-ink-soft";
  return (
    <dl className="grid max-w-measure gap-x-4 gap-y-2 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className={name}>{t("words")}</dt>
      <dd dir="auto" className="font-text text-body whitespace-pre-line">
        {statement}
      </dd>
      {languages.length > 0 && (
        <>
          <dt className={name}>{t("reads")}</dt>
          <dd>{languages.map((tag) => names.of(tag) ?? tag).join(", ")}</dd>
        </>
      )}
      {interests.length > 0 && (
        <>
          <dt className={name}>{t("interests")}</dt>
          <dd>
            <ul className="grid gap-1">
              {interests.map((interest) => (
                <li key={interest.id}>
                  {ti("interestLine", { kind: interest.kind, name: interest.name })}
                  <span className="block text-ink-soft">{interest.statement}</span>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      <dt className={name}>{t("so")}</dt>
      <dd>
        <Day at={joinedAt} />
      </dd>
    </dl>
  );
}
