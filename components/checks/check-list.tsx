import { useFormatter, useTranslations } from "next-intl";
import { directionOf } from "#messages/locales";
import type { CheckLineView } from "#server/checks/views";

/** Checks, newest first, each by its question and its short answer. */
export function CheckList({ checks, locale }: { checks: CheckLineView[]; locale: string }) {
  const t = useTranslations("checks");
  const format = useFormatter();
  return (
    <ol className="divide-y divide-rule">
      {checks.map(({ slug, language, title, answer, publishedAt }) => (
        <li key={slug} className="py-6 font-text" lang={language} dir={directionOf(language)}>
          <h3 className="max-w-[38ch] text-h2 leading-tight font-semibold tracking-tight text-balance">
            <a href={`/${language}/checks/${slug}`} className="no-underline hover:underline">
              {title}
            </a>
          </h3>
          <p className="mt-2 max-w-measure text-body leading-relaxed text-ink-soft">{answer}</p>
          <p className="mt-2 font-ui text-xs text-ink-faint" lang={locale} dir={directionOf(locale)}>
            {t("published", { date: format.dateTime(publishedAt, { dateStyle: "long" }) })}
          </p>
        </li>
      ))}
    </ol>
  );
}
