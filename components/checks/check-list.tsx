import { useTranslations } from "next-intl";
import { VerdictLine } from "#components/checks/verdict-line";
import { Day } from "#components/ui/day";
import { directionOf } from "#messages/locales";
import type { CheckLineView } from "#server/checks/views";

/** Checks, each by its question, its verdict and its short answer. */
export function CheckList({ checks, locale }: { checks: CheckLineView[]; locale: string }) {
  const t = useTranslations("checks");
  return (
    <ol className="divide-y divide-rule">
      {checks.map(({ slug, locale: at, language, title, answer, publishedAt, verdict, state }) => (
        <li key={slug} className="py-4 first:pt-0" lang={language} dir={directionOf(language)}>
          <h3 className="mb-1.5 max-w-[38ch] font-display text-[1.2rem] leading-tight font-semibold text-balance">
            <a href={`/${at}/checks/${slug}`} className="hover:underline">
              {title}
            </a>
          </h3>
          <span lang={locale} dir={directionOf(locale)}>
            <VerdictLine verdict={verdict} isRetracted={state === "retracted"} />
          </span>
          <p className="mt-1.5 max-w-measure font-text text-body leading-normal text-ink-soft">{answer}</p>
          <p className="mt-1 text-xs text-ink-soft" lang={locale} dir={directionOf(locale)}>
            {t("published")} <Day at={publishedAt} />
          </p>
        </li>
      ))}
    </ol>
  );
}
