import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Settings } from "#server/core/views";

/** Who publishes the site and how they are reached, what it checks, and how it works. */
export function About({ settings }: { settings: Settings }) {
  const t = useTranslations("about");
  const locale = useLocale();
  const { name, about, publisher, languages, topics } = settings;
  const list = new Intl.ListFormat(locale, { type: "unit" });
  const languageNames = new Intl.DisplayNames(locale, { type: "language" });
  const countryNames = new Intl.DisplayNames(locale, { type: "region" });
  const lead = about || t("lead", { site: name });
  return (
    <article className="pb-4">
      <h1 className="mt-10 mb-5 font-display text-display leading-[1.08] font-semibold tracking-[-0.018em]">
        {t("title", { site: name })}
      </h1>
      <p dir="auto" className="max-w-measure font-text text-lead leading-snug">
        {lead}
      </p>
      {!publisher && <p className="mt-6 text-base text-ink-soft">{t("nobody")}</p>}
      <dl className="mt-6 grid max-w-measure gap-x-6 text-base sm:grid-cols-[11rem_1fr]">
        {publisher && (
          <>
            <Row name={t("publisher")}>
              {publisher.name}
              {", "}
              {countryNames.of(publisher.country)}
            </Row>
            <Row name={t("email")}>
              <a href={`mailto:${publisher.email}`} className="underline">
                {publisher.email}
              </a>
            </Row>
            {publisher.phone && <Row name={t("phone")}>{publisher.phone}</Row>}
            {publisher.address && <Row name={t("address")}>{publisher.address}</Row>}
            {publisher.funding && <Row name={t("funding")}>{publisher.funding}</Row>}
            <Row name={t("complaints")}>
              {publisher.complaints ||
                t.rich("complaintsBefore", {
                  email: () => (
                    <a href={`mailto:${publisher.email}`} className="underline">
                      {publisher.email}
                    </a>
                  ),
                })}
            </Row>
          </>
        )}
        {topics.length > 0 && <Row name={t("topics")}>{list.format(topics)}</Row>}
        {languages.length > 0 && (
          <Row name={t("languages")}>{list.format(languages.map((tag) => languageNames.of(tag) ?? tag))}</Row>
        )}
        <Row name={t("how")}>
          {t.rich("howText", {
            methodology: (words) => (
              <a href={`/${locale}/methodology`} className="underline">
                {words}
              </a>
            ),
            corrections: (words) => (
              <a href={`/${locale}/corrections`} className="underline">
                {words}
              </a>
            ),
          })}
        </Row>
      </dl>
    </article>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="border-t border-rule pt-2 text-ink-soft">{name}</dt>
      <dd dir="auto" className="pb-2 whitespace-pre-line sm:border-t sm:border-rule sm:pt-2">
        {children}
      </dd>
    </>
  );
}
