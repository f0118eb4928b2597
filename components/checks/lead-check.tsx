import { useTranslations } from "next-intl";
import { TopicLinks } from "#components/checks/topic-links";
import { VerdictLine } from "#components/checks/verdict-line";
import { Day } from "#components/ui/day";
import { directionOf } from "#messages/locales";
import { readingMinutes } from "#server/checks/rules";
import type { PublishedCheckView } from "#server/checks/views";
import { documentsOf } from "#server/sources/rules";

/** The newest check, at the head of the front page, with its readings. */
export function LeadCheck({ check, locale }: { check: PublishedCheckView; locale: string }) {
  const t = useTranslations("checks");
  const tc = useTranslations("corrections");
  const { slug, locale: at, language, title, answer, body, publishedAt, claim, topics, sources, corrections } = check;
  const { passage } = claim;
  const [corrected] = corrections.filter(({ type }) => type !== "typo");
  const documents = documentsOf(sources);
  const quotes = documents.reduce((sum, document) => sum + document.quotes.length, 0);
  const inTheirLanguage = { lang: language, dir: directionOf(language) };
  return (
    <article>
      <div className="mb-3">
        <TopicLinks topics={topics} />
      </div>
      <h2
        className="font-display text-display leading-[1.06] font-semibold tracking-[-0.02em] text-balance"
        {...inTheirLanguage}
      >
        <a href={`/${at}/checks/${slug}`} className="hover:underline hover:decoration-2">
          {title}
        </a>
      </h2>
      <p className="mt-4 mb-3 [&>span]:text-[1.1rem]">
        <VerdictLine verdict={claim.verdict} />
      </p>
      <p className="max-w-measure font-text text-lead leading-[1.42]" {...inTheirLanguage}>
        {answer}
      </p>
      {passage && (
        <blockquote
          className="my-4 max-w-measure border-s border-field ps-4 font-text text-body leading-normal"
          lang={passage.language ?? claim.language}
        >
          {passage.before}
          <mark className="box-decoration-clone px-[0.1em] py-[0.05em]">{passage.exact}</mark>
          {passage.after}
        </blockquote>
      )}
      <p className="text-sm text-ink-soft" lang={locale}>
        <Day at={publishedAt} />
        {corrected && (
          <>
            {", "}
            {tc(`happened.${corrected.type}`)} <Day at={corrected.at} />
          </>
        )}
        {". "}
        {t("quotesOf", { quotes, documents: documents.length })}
        {". "}
        {t("minutesToRead", { count: readingMinutes([answer, body]) })}
      </p>
      {check.readings.length > 0 && (
        <ul className="mt-4 grid gap-x-6 gap-y-3 border-t border-rule pt-3 sm:grid-cols-3">
          {check.readings.map((reading) => (
            <li key={reading.claim.id} className="grid content-start gap-1 font-text text-[1rem] leading-snug">
              <VerdictLine verdict={reading.claim.verdict} />
              <span {...inTheirLanguage}>{reading.sentence}</span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
