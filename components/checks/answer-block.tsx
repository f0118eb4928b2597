import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StateWord } from "#components/verdicts/state-word";
import { VerdictMark } from "#components/verdicts/verdict-mark";
import { directionOf } from "#messages/locales";
import type { PrintedVerdictView, PublishedCheckView } from "#server/checks/views";

/** The verdict with the words of what it rates, and the short answer. */
export function AnswerBlock({ check }: { check: PublishedCheckView }) {
  const t = useTranslations("checks");
  const { claim, answer, language, sources, author, approvedBy } = check;
  const { voters } = claim.tally;
  return (
    <section
      aria-label={t("answer")}
      className="grid items-start gap-x-10 gap-y-5 border-t-2 border-rule-strong pt-5 @3xl:grid-cols-[minmax(12rem,15rem)_1fr]"
    >
      <Verdict verdict={claim.verdict} isRetracted={check.state === "retracted"}>
        <span lang={claim.language} dir={directionOf(claim.language)}>
          {claim.statement}
        </span>
      </Verdict>
      <div>
        <p
          className="max-w-[54ch] font-text text-lead leading-[1.42]"
          data-answer
          lang={language}
          dir={directionOf(language)}
        >
          {answer}
        </p>
        <p className="mt-4 text-sm leading-relaxed text-ink-soft">
          {voters !== null && `${t("reviewers", { count: voters })} · `}
          {t("sourceCount", { count: sources.length })}.{" "}
          {t.rich("writtenBy", {
            author: () => <Byline handle={author} />,
            approver: () => <Byline handle={approvedBy ?? ""} />,
            isApproved: approvedBy ? "yes" : "no",
          })}
        </p>
      </div>
    </section>
  );
}

function Byline({ handle }: { handle: string }) {
  const locale = useLocale();
  return (
    <a href={`/${locale}/members/${encodeURIComponent(handle)}`} rel="author" className="underline">
      <bdi>{handle}</bdi>
    </a>
  );
}

type VerdictProps = { verdict: PrintedVerdictView; isRetracted: boolean; children: ReactNode };

function Verdict({ verdict, isRetracted, children }: VerdictProps) {
  const t = useTranslations("verdicts");
  const { state, rating, override, computedRating } = verdict;
  if (isRetracted) {
    return (
      <div data-verdict className="text-ink-soft">
        <p className="text-h2 font-bold text-danger">{t("retracted")}</p>
        <p className="mt-2 text-sm leading-snug">
          {t("was")} <s>{rating ? t(`rating.${rating}`) : t(`state.${state}`)}</s>
        </p>
        <p className="mt-2 text-sm leading-snug">
          <span>{t("ofClaim")}</span> {children}
        </p>
      </div>
    );
  }
  if (verdict.isHidden) {
    return (
      <div data-verdict>
        <p className="text-h3 font-bold">{t("hidden")}</p>
        <p className="mt-2 text-sm leading-snug text-ink-soft">{t("hiddenNote")}</p>
      </div>
    );
  }
  return (
    <div data-verdict>
      <VerdictMark state={state} rating={rating} size="large" />
      {rating && (
        <p className="mt-1.5 text-sm font-semibold" data-state={state}>
          <StateWord verdict={verdict} />
        </p>
      )}
      <p className="mt-2 text-sm leading-snug">
        <span className="text-ink-soft">{t("ofClaim")}</span> {children}
      </p>
      {rating && <p className="mt-2 text-xs leading-snug text-ink-soft">{t(`ratingDefinition.${rating}`)}</p>}
      {override ? (
        <p className="mt-2 border-s-3 border-rule-strong ps-3 text-sm leading-snug" dir="auto">
          <b className="font-semibold">
            {computedRating
              ? t("computedWas", { rating: t(`rating.${computedRating}`) })
              : t("computedState", { state: t(`state.${state}`) })}
          </b>{" "}
          {override}
        </p>
      ) : (
        <p className="mt-2 text-xs leading-snug text-ink-soft">
          {t(verdict.isFewReviewers ? "agreedByFewDefinition" : `stateDefinition.${state}`)}
        </p>
      )}
    </div>
  );
}
