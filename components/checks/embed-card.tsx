import { useTranslations } from "next-intl";
import { VerdictWords } from "#components/checks/verdict-line";
import { Day } from "#components/ui/day";
import { Mark } from "#components/ui/mark";
import { VerdictScale, verdictColour } from "#components/verdicts/verdict-mark";
import { directionOf } from "#messages/locales";
import type { PublishedCheckView } from "#server/checks/views";

type Props = { check: PublishedCheckView; site: string; theme?: "light" | "dark" | undefined };

/** A check as a card in somebody else's page: what it says now, with a correction or retraction first. */
export function EmbedCard({ check, site, theme }: Props) {
  const t = useTranslations("checks");
  const tc = useTranslations("corrections");
  const tv = useTranslations("verdicts");
  const { slug, locale, language, title, answer, claim, state, corrections } = check;
  const isRetracted = state === "retracted";
  const last = corrections.find(({ type }) => type !== "typo");
  const path = `/${locale}/checks/${slug}`;
  const inTheirLanguage = { lang: language, dir: directionOf(language) };
  return (
    <main
      data-card
      data-theme={theme}
      className="@container max-w-160 border border-t-4 border-field border-t-ink bg-paper text-ink"
    >
      <article className="grid gap-3 px-4 py-4 @sm:px-6">
        {check.review && (
          <p className="border-s-4 border-accent bg-accent-ground px-3 py-2 text-sm leading-normal">
            <b className="font-semibold">
              {tc("underReview")}, <Day at={check.review.at} />.
            </b>{" "}
            <span dir="auto">{check.review.reason}</span>
          </p>
        )}
        {last && (
          <p className="border-s-4 border-accent bg-accent-ground px-3 py-2 text-sm leading-normal">
            <b className="font-semibold">
              {tc(`type.${last.type}`)}, <Day at={last.at} />.
            </b>{" "}
            <span dir="auto">{last.text}</span>
          </p>
        )}
        <h1 className="font-display text-[1.2rem] leading-tight font-semibold @sm:text-[1.4rem]" {...inTheirLanguage}>
          <a href={path} target="_top" className="hover:underline">
            {title}
          </a>
        </h1>
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <span className={isRetracted ? "text-ink-faint" : verdictColour(claim.verdict.rating)}>
            <VerdictScale
              rating={claim.verdict.rating}
              isHatched={claim.verdict.state === "provisional"}
              isStruck={isRetracted}
              ends={[tv("rating.false"), tv("rating.true")]}
            />
          </span>
          <div className="min-w-[min(14rem,100%)] flex-1">
            <p className={`text-h3 leading-tight font-bold ${verdictColour(claim.verdict.rating)}`}>
              <VerdictWords verdict={claim.verdict} isRetracted={isRetracted} />
            </p>
            <p className="mt-1 text-sm leading-normal text-ink-soft">
              {isRetracted ? (
                tc("doNotRely")
              ) : (
                <>
                  {t("rated")}{" "}
                  <span lang={claim.language} dir={directionOf(claim.language)}>
                    {claim.statement}
                  </span>
                </>
              )}
            </p>
          </div>
        </div>
        {!isRetracted && (
          <p className="hidden font-text text-[1.02rem] leading-normal @sm:block" {...inTheirLanguage}>
            {answer}
          </p>
        )}
      </article>
      <footer className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-rule px-4 py-2.5 text-sm text-ink-soft @sm:px-6">
        <a href={`/${locale}`} target="_top" className="flex items-center gap-2 font-display font-semibold text-ink">
          <Mark />
          {site}
        </a>
        <a href={path} target="_top" className="underline">
          {t("read")}
        </a>
      </footer>
    </main>
  );
}
