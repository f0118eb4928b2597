import Link from "next/link";
import { useTranslations } from "next-intl";
import { directionOf } from "#messages/locales";
import { sliceCodePoints } from "#server/articles/anchoring/code-points";
import { paragraphsOf } from "#server/articles/anchoring/paragraphs";
import { minuteOf } from "#server/articles/rules";
import type { ArticleView } from "#server/articles/views";

/** The passage is scrolled to by its name. */
export const PASSAGE_ID = "passage";

type Props = {
  article: ArticleView;
  /** Where the words of the claim stand, in code points. */
  place: { start: number; end: number };
  /** Where the page is without it. */
  closeAt: string;
};

/** The archived copy of an article beside a claim, at the words that make the claim. */
export function CopyBeside({ article, place, closeAt }: Props) {
  const t = useTranslations("articles");
  const { title, text, language, kind, readAt } = article;
  return (
    <section
      aria-labelledby="beside-title"
      className="min-w-0 border-e border-rule p-4 max-lg:max-h-[60dvh] max-lg:overflow-y-auto max-lg:border-e-0 max-lg:border-b lg:sticky lg:top-0 lg:max-h-dvh lg:self-start lg:overflow-y-auto"
    >
      <p className="flex items-baseline justify-between gap-3 text-sm text-ink-soft">
        {t(`kept.${kind}`, { date: minuteOf(readAt) })} UTC
        <Link href={closeAt} prefetch={false} scroll={false} className="underline">
          {t("closeCopy")}
        </Link>
      </p>
      <h2
        id="beside-title"
        className="mt-1 mb-3 font-display text-h3 leading-tight font-semibold text-balance"
        dir="auto"
      >
        {title}
      </h2>
      <div lang={language ?? undefined} dir={language ? directionOf(language) : "auto"} className="prose-text">
        {paragraphsOf(text).map(({ start, text: line }) => {
          const end = start + Array.from(line).length;
          const isIn = place.start < end && place.end > start;
          const from = Math.max(0, place.start - start);
          const until = Math.min(end, place.end) - start;
          return (
            <p key={start}>
              {isIn ? (
                <>
                  {sliceCodePoints(line, 0, from)}
                  <mark id={place.start >= start ? PASSAGE_ID : undefined} className="scroll-mt-[30dvh]">
                    {sliceCodePoints(line, from, until)}
                  </mark>
                  {sliceCodePoints(line, until, end - start)}
                </>
              ) : (
                line
              )}
            </p>
          );
        })}
      </div>
    </section>
  );
}
