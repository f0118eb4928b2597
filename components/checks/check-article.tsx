import { useFormatter, useTranslations } from "next-intl";
import { directionOf } from "#messages/locales";
import type { PublishedCheckView } from "#server/checks/views";

/** A published check as its readers see it. */
export function CheckArticle({ check }: { check: PublishedCheckView }) {
  const t = useTranslations("checks");
  const format = useFormatter();
  const on = (date: Date) => format.dateTime(date, { dateStyle: "long" });
  const { language, title, answer, body, state, publishedAt, changedAt } = check;
  return (
    <article className="pt-10">
      {state === "retracted" && (
        <p className="mb-6 border-s-4 border-danger bg-paper-sunk px-4 py-3 text-base">
          {t("retracted", { date: on(changedAt) })}
        </p>
      )}
      <div lang={language} dir={directionOf(language)}>
        <h1 className="max-w-[26ch] font-text text-display leading-[1.08] font-semibold tracking-[-0.018em] text-balance">
          {title}
        </h1>
        <p className="mt-4 max-w-measure font-text text-lead leading-snug text-ink-soft">{answer}</p>
      </div>
      <p className="mt-4 border-b-2 border-rule-strong pb-5 text-sm text-ink-faint">
        {t("published", { date: on(publishedAt) })}
        {state === "corrected" && ` · ${t("corrected", { date: on(changedAt) })}`}
      </p>
      <div className="prose-text mt-8" lang={language} dir={directionOf(language)}>
        {body.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </article>
  );
}
