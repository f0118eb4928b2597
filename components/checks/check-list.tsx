import { useTranslations } from "next-intl";
import { VerdictLine } from "#components/checks/verdict-line";
import { Day } from "#components/ui/day";
import { directionOf } from "#messages/locales";
import type { CheckLineView } from "#server/checks/views";

type Props = {
  checks: readonly CheckLineView[];
  locale: string;
  /** Lists beside a lead are set smaller. */
  isDense?: boolean;
  hasAnswer?: boolean;
};

/** Checks, each by its question, its verdict and its short answer. */
export function CheckList({ checks, locale, isDense = false, hasAnswer = true }: Props) {
  const t = useTranslations("checks");
  const tc = useTranslations("corrections");
  const ts = useTranslations("search");
  return (
    <ol className="divide-y divide-rule">
      {checks.map(
        ({ slug, locale: at, language, title, answer, publishedAt, changedAt, verdict, state, isUnderReview }) => (
          <li key={slug} className="grid gap-1.5 py-4 first:pt-0" lang={language} dir={directionOf(language)}>
            <h3
              className={
                isDense
                  ? "font-text text-[1.125rem] leading-snug font-semibold text-balance"
                  : "max-w-[44ch] font-text text-[1.2rem] leading-tight font-semibold text-balance"
              }
            >
              <a href={`/${at}/checks/${slug}`} className="hover:underline">
                {title}
              </a>
            </h3>
            <span lang={locale} dir={directionOf(locale)}>
              <VerdictLine verdict={verdict} isRetracted={state === "retracted"} />
            </span>
            {hasAnswer && state !== "retracted" && (
              <p className="max-w-measure font-text text-[1rem] leading-normal">{answer}</p>
            )}
            <p className="text-sm text-ink-soft" lang={locale} dir={directionOf(locale)}>
              <span className="sr-only">{t("published")} </span>
              <Day at={publishedAt} />
              {state !== "published" && (
                <>
                  {", "}
                  {ts(`changed.${state === "retracted" ? "retracted" : "corrected"}`)} <Day at={changedAt} />
                </>
              )}
              {isUnderReview && <b className="font-semibold text-ink"> · {tc("underReview")}</b>}
            </p>
          </li>
        ),
      )}
    </ol>
  );
}
