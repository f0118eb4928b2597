import { useTranslations } from "next-intl";
import { VerdictLine } from "#components/checks/verdict-line";
import { Day } from "#components/ui/day";
import { directionOf } from "#messages/locales";
import type { CheckLineView } from "#server/checks/views";

/** The newest check, at the head of the front page. */
export function LeadCheck({ check, locale }: { check: CheckLineView; locale: string }) {
  const t = useTranslations("checks");
  const { slug, language, title, answer, publishedAt, changedAt, state, verdict } = check;
  return (
    <article lang={language} dir={directionOf(language)}>
      <p className="mb-3.5 text-sm font-semibold text-ink-soft" lang={locale} dir={directionOf(locale)}>
        <Day at={publishedAt} />
      </p>
      <h2 className="mb-4 font-text text-display leading-[1.06] font-semibold tracking-[-0.02em] text-balance">
        <a href={`/${language}/checks/${slug}`} className="hover:underline hover:decoration-1">
          {title}
        </a>
      </h2>
      <span lang={locale} dir={directionOf(locale)}>
        <VerdictLine verdict={verdict} />
      </span>
      <p className="mt-3.5 max-w-[46ch] font-text text-lead leading-[1.4]">{answer}</p>
      {state === "corrected" && (
        <p className="mt-2 text-sm text-ink-soft" lang={locale} dir={directionOf(locale)}>
          {t("corrected")} <Day at={changedAt} />
        </p>
      )}
    </article>
  );
}
