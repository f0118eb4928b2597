import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { QuotedReason } from "#components/checks/quoted-reason";
import { VerdictLine, VerdictWords } from "#components/checks/verdict-line";
import { classNames } from "#components/ui/class-names";
import { Day } from "#components/ui/day";
import { VerdictScale, verdictColour } from "#components/verdicts/verdict-mark";
import { RATINGS } from "#db/vocabulary";
import { directionOf } from "#messages/locales";
import { readingMinutes } from "#server/checks/rules";
import type { PublishedCheckView, PublishedClaimView } from "#server/checks/views";
import { documentsOf } from "#server/sources/rules";

type Props = { check: PublishedCheckView; isPublished: boolean };

/**
 * The head of a check: its mark and verdict with the words of what is rated, the short answer, and who stands behind it. Whoever
 * reads nothing else has read this.
 */
export function CheckHead({ check, isPublished }: Props) {
  const t = useTranslations("checks");
  const tv = useTranslations("verdicts");
  const { claim, answer, language, state } = check;
  const { verdict } = claim;
  const isRetracted = state === "retracted";
  return (
    <div className="grid items-start gap-x-10 gap-y-6 border-t-2 border-rule-strong pt-6 @4xl:grid-cols-[11rem_minmax(0,1fr)] @5xl:grid-cols-[11rem_minmax(0,1fr)_15rem]">
      <div className={isRetracted ? "text-ink-faint" : verdictColour(verdict.rating)}>
        {!verdict.isHidden && (
          <VerdictScale
            rating={verdict.rating}
            size="large"
            isHatched={verdict.state === "provisional"}
            isStruck={isRetracted}
            ends={[tv("rating.false"), tv("rating.true")]}
          />
        )}
      </div>
      <section aria-label={t("answer")} className="min-w-0">
        <div data-verdict>
          <p
            className={classNames(
              "font-ui text-h1 leading-tight font-bold tracking-[-0.015em] text-balance",
              verdictColour(verdict.rating),
            )}
          >
            <VerdictWords verdict={verdict} isRetracted={isRetracted} />
          </p>
          <Rated claim={claim} isRetracted={isRetracted} />
        </div>
        <p
          className="mt-4 max-w-[50ch] font-text text-lead leading-[1.42] text-pretty"
          data-answer
          lang={language}
          dir={directionOf(language)}
        >
          {answer}
        </p>
      </section>
      <Facts check={check} isPublished={isPublished} />
      {!isRetracted && <Sides check={check} />}
    </div>
  );
}

/** What is rated, what the rating means, and why its state is no other. */
function Rated({ claim, isRetracted }: { claim: PublishedClaimView; isRetracted: boolean }) {
  const t = useTranslations("verdicts");
  const { state, rating, override, computedRating, isHidden, isFewReviewers } = claim.verdict;
  return (
    <div className="mt-2 grid max-w-[60ch] gap-1 text-base leading-normal text-ink-soft">
      <p>
        <b className="font-semibold text-ink">{t("ofClaim")}</b>{" "}
        <span className="text-ink" lang={claim.language} dir={directionOf(claim.language)}>
          {claim.statement}
        </span>
      </p>
      {isHidden && <p>{t("hiddenNote")}</p>}
      {rating && !isRetracted && !isHidden && <p>{t(`ratingDefinition.${rating}`)}</p>}
      {override && !isRetracted && (
        <p className="border-s-3 border-rule-strong ps-3" dir="auto">
          <b className="font-semibold text-ink">
            {computedRating
              ? t("computedWas", { rating: t(`rating.${computedRating}`) })
              : t("computedState", { state: t(`state.${state}`) })}
          </b>{" "}
          {override}
        </p>
      )}
      {!override && !isRetracted && !isHidden && (
        <p>
          {t(isFewReviewers ? "agreedByFewDefinition" : `stateDefinition.${state}`)}{" "}
          <a href="#votes" className="underline print:hidden">
            {t("whyState", { state: t(`stateWord.${state}`) })}
          </a>
        </p>
      )}
    </div>
  );
}

function Facts({ check, isPublished }: Props) {
  const t = useTranslations("checks");
  const { author, approvedBy, publishedAt, changedAt, corrections, sources, answer, body } = check;
  const quotes = documentsOf(sources);
  const count = quotes.reduce((sum, document) => sum + document.quotes.length, 0);
  const changed = corrections.find(({ type }) => type !== "typo");
  const facts: [string, ReactNode][] = [[t("fact.published"), <Day key="at" at={publishedAt} />]];
  const fact = (name: string, value: ReactNode) => facts.push([name, value]);
  if (changed) {
    fact(
      t(`fact.${changed.type}`),
      <a href="#history" className="underline">
        <Day at={changedAt} />
      </a>,
    );
  }
  fact(t("fact.writtenBy"), <Byline handle={author} />);
  if (approvedBy) fact(t("fact.approvedBy"), <Byline handle={approvedBy} />);
  if (check.validity) {
    fact(t("fact.validAsOf"), <Day at={check.validity.validAsOf} />);
    fact(t("fact.reviewOn"), <Day at={check.validity.reviewOn} />);
  }
  fact(t("fact.readingTime"), t("minutes", { count: readingMinutes([answer, body]) }));
  if (sources.length > 0) {
    fact(
      t("fact.restsOn"),
      <a href="#sources" className="underline">
        {t("quotesOf", { quotes: count, documents: quotes.length })}
      </a>,
    );
  }
  return (
    <div className="text-sm leading-normal @4xl:col-span-2 @4xl:border-t @4xl:border-rule @4xl:pt-4 @5xl:col-span-1 @5xl:border-s @5xl:border-t-0 @5xl:ps-6 @5xl:pt-0">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3.5 gap-y-0.5 @4xl:max-w-none @4xl:grid-cols-[auto_1fr_auto_1fr] @5xl:grid-cols-[auto_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isPublished && (
        <p className="mt-4 flex flex-wrap gap-x-4.5 gap-y-1 font-semibold print:hidden">
          <a href="#use" className="underline">
            {t("share")}
          </a>
          <a href="#cite" className="underline">
            {t("cite")}
          </a>
        </p>
      )}
    </div>
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

const PERCENT = 100;

/** Who signed what is agreed, or the case for each side of what is contested: both stand in the head. */
function Sides({ check }: { check: PublishedCheckView }) {
  const t = useTranslations("checks");
  const { claim, backing, dissent, slug } = check;
  const { verdict, provenance } = claim;
  if (verdict.isHidden) return null;
  if (verdict.state === "contested" && backing && dissent) {
    const cases = firstByLot(slug) ? [backing, dissent] : [dissent, backing];
    return (
      <section
        aria-labelledby="cases-heading"
        id="cases"
        className="border-t border-rule pt-4 @4xl:col-start-2 @5xl:col-end-4"
      >
        <h2 id="cases-heading" className="mb-3 text-sm font-semibold text-ink-soft">
          {t("twoCases")}
        </h2>
        <div className="grid gap-x-10 gap-y-6 @2xl:grid-cols-2">
          {cases.map((quoted) => (
            <div key={`${quoted.rating} ${quoted.voice}`} className="border-t-3 border-rule-strong pt-3">
              <p className="mb-2">
                <VerdictLine
                  verdict={{
                    state: "contested",
                    rating: quoted.rating,
                    computedRating: null,
                    override: null,
                    isFewReviewers: false,
                  }}
                />
              </p>
              <QuotedReason quoted={quoted} />
            </div>
          ))}
        </div>
      </section>
    );
  }
  if (verdict.state !== "agreed" || verdict.override) return null;
  const lines = signaturesOf(provenance, verdict.computedRating);
  if (!lines) return null;
  return (
    <section aria-labelledby="signed-heading" className="border-t border-rule pt-4 @4xl:col-start-2 @5xl:col-end-4">
      <h2 id="signed-heading" className="mb-2 text-sm font-semibold text-ink-soft">
        {t("signedByBoth")}
      </h2>
      <ul className="grid gap-x-10 gap-y-3 @2xl:grid-cols-2">
        {lines.map((line, side) => (
          <li
            key={side === 0 ? "a" : "b"}
            className="flex items-end justify-between gap-4 border-b border-ink pb-1 text-base"
          >
            <span>
              {line === null ? (
                t(side === 0 ? "firstAgrees" : "secondAgrees")
              ) : (
                <>
                  <b className="font-semibold">{t("percentAgree", { percent: line.percent })}</b>
                  <br />
                  <span className="text-ink-soft">{t("orMore", { reviewers: line.reviewers })}</span>
                </>
              )}
            </span>
            <Signature side={side} />
          </li>
        ))}
      </ul>
      <p className="mt-2 max-w-measure text-sm text-ink-soft">
        {t(lines.includes(null) ? "signedByFew" : "signedNote")}
      </p>
    </section>
  );
}

type Signed = { percent: number; reviewers: number } | null;

/** One line for each group: its figures where they may be told, null where it is few; none where no group is seen. */
function signaturesOf(
  { groups, basis }: PublishedClaimView["provenance"],
  rating: PublishedClaimView["verdict"]["computedRating"],
): Signed[] | null {
  if (basis === "standpoints") return [null, null];
  if (!groups || !rating) return null;
  return groups.map(({ reviewers, agreement }) => ({
    percent: Math.round(PERCENT * (agreement[RATINGS.indexOf(rating)] ?? 0)),
    reviewers,
  }));
}

function Signature({ side }: { side: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 30 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      className={classNames("h-3.5 w-9 shrink-0", side === 1 && "text-accent")}
    >
      <path d={side === 0 ? "M2 8c4-8 6 4 9 1s4-7 7-3 4 2 10-4" : "M2 9c5-5 7 3 10 0s5-4 8-1 4 0 8-3"} />
    </svg>
  );
}

/** Which case stands first: by the address of the page, so that it is the same for everyone and nobody chose it. */
const firstByLot = (slug: string): boolean =>
  Array.from(slug).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 2 === 0;
