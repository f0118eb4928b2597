import { useTranslations } from "next-intl";
import { VerdictLine } from "#components/checks/verdict-line";
import { Day } from "#components/ui/day";
import { directionOf } from "#messages/locales";
import type { PublishedCheckView } from "#server/checks/views";

/** The newest check, at the head of the front page. */
export function LeadCheck({ check, locale }: { check: PublishedCheckView; locale: string }) {
  const t = useTranslations("checks");
  const tc = useTranslations("corrections");
  const { slug, locale: at, language, title, answer, publishedAt, claim, topics, sources, corrections } = check;
  const { passage } = claim;
  const [corrected] = corrections.filter(({ type }) => type !== "typo");
  return (
    <article>
      <p className="mb-3.5 text-sm font-semibold text-ink-soft">
        <Day at={publishedAt} />
        {topics.map((topic) => ` · ${topic}`)}
      </p>
      <h2
        className="mb-4 font-display text-display leading-[1.06] font-semibold tracking-[-0.02em] text-balance"
        lang={language}
        dir={directionOf(language)}
      >
        <a href={`/${at}/checks/${slug}`} className="hover:underline hover:decoration-1">
          {title}
        </a>
      </h2>
      <VerdictLine verdict={claim.verdict} />
      <p className="mt-3.5 max-w-[46ch] font-text text-lead leading-[1.4]" lang={language} dir={directionOf(language)}>
        {answer}
      </p>
      {passage && (
        <blockquote
          className="mt-5 max-w-[56ch] border-s border-rule ps-4 font-text text-body leading-normal"
          lang={passage.language ?? claim.language}
        >
          {passage.before}
          <mark className="box-decoration-clone px-[0.1em] py-[0.05em]">{passage.exact}</mark>
          {passage.after}
        </blockquote>
      )}
      <p className="mt-3 text-sm text-ink-soft" lang={locale}>
        {t("sourceCount", { count: sources.length })}
        {corrected && (
          <>
            {" · "}
            {tc(`type.${corrected.type}`)} <Day at={corrected.at} />
          </>
        )}
      </p>
    </article>
  );
}
