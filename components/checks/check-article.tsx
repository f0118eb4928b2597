import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AnswerBlock } from "#components/checks/answer-block";
import { CheckBody } from "#components/checks/check-body";
import { CheckHistory } from "#components/checks/check-history";
import { Provenance } from "#components/checks/provenance";
import { QuotedReason } from "#components/checks/quoted-reason";
import { Readings } from "#components/checks/readings";
import { Retraction } from "#components/checks/retraction";
import { ClaimInPassage } from "#components/claims/claim-in-passage";
import { CorrectionNotices } from "#components/corrections/correction-notices";
import { SourceCard } from "#components/sources/source-card";
import { Day } from "#components/ui/day";
import { VerdictMark } from "#components/verdicts/verdict-mark";
import { directionOf } from "#messages/locales";
import type { PublishedCheckView, QuotedReasonView } from "#server/checks/views";

type Props = {
  check: PublishedCheckView;
  /** What stands between the answer and the rest. */
  children?: ReactNode;
  /** False for the preview of a draft, which has no receipt. */
  isPublished?: boolean;
};

/** A published check as its readers see it: the answer first, then what it rests on. */
export function CheckArticle({ check, children, isPublished = true }: Props) {
  const t = useTranslations("checks");
  const { locale, language, slug, title, rendered, claim, readings, sources, backing, dissent, topics, corrections } =
    check;
  const path = `/${locale}/checks/${slug}`;
  const ofReading = new Map(readings.map((reading, index) => [reading.claim.id, index + 1]));
  const sections: [id: string, heading: string, content: ReactNode][] = [];
  const section = (id: string, heading: string, content: ReactNode) => sections.push([id, heading, content]);

  if (readings.length > 0) section("readings", t("readings", { count: readings.length }), <Readings check={check} />);
  if (claim.passage) {
    section("claim", t("claimWhereMade"), <ClaimInPassage claim={claim} passage={claim.passage} />);
  }
  section(
    "check",
    t("inFull"),
    <div className="prose-text" lang={language} dir={directionOf(language)}>
      <CheckBody rendered={rendered} sourceNumbers={sources.map(({ number }) => number)} />
    </div>,
  );
  section(
    "sources",
    t("sources"),
    <>
      {check.noQuoteReason && <p className="mb-4 text-base text-ink-soft">{check.noQuoteReason}</p>}
      <div className="grid gap-x-5 gap-y-6 @2xl:grid-cols-2">
        {sources.map((source) => (
          <SourceCard key={source.number} source={source} ofReading={ofReading.get(source.claim) ?? null} />
        ))}
      </div>
    </>,
  );
  const claims = [claim, ...readings.map((reading) => reading.claim)];
  section(
    "votes",
    t("provenance"),
    <Provenance
      claims={claims}
      methodPath={`/${locale}/methodology`}
      receiptPath={isPublished ? `${path}/receipt` : null}
    />,
  );
  const isContested = claim.verdict.state === "contested";
  if (isContested && backing && dissent) {
    section("cases", t("twoCases"), <TwoCases cases={[backing, dissent]} />);
  } else {
    if (backing) section("backing", t("caseFor"), <QuotedReason quoted={backing} />);
    if (dissent) section("dissent", t("dissent"), <QuotedReason quoted={dissent} />);
  }
  section("history", t("history"), <CheckHistory check={check} path={path} />);

  return (
    <article className="@container">
      <Retraction check={check} />
      <p className="mt-10 mb-3.5 text-xs font-semibold tracking-[0.04em] text-ink-soft">
        {topics.map((topic) => `${topic} · `)}
        {t("checked")} <Day at={check.publishedAt} />
      </p>
      <h1
        className="mb-5 max-w-[22ch] font-display text-display leading-[1.08] font-semibold tracking-[-0.018em] text-balance"
        lang={language}
        dir={directionOf(language)}
      >
        {title}
      </h1>
      <AnswerBlock check={check} />
      <CorrectionNotices corrections={corrections.filter(({ type }) => type !== "retraction")} path={path} />
      {children}
      <div className="mt-3 grid gap-x-14 @5xl:grid-cols-[minmax(0,var(--container-measure))_minmax(13rem,1fr)]">
        <div>
          {sections.map(([id, heading, content]) => (
            <section key={id} id={id} aria-labelledby={`${id}-heading`} className="scroll-mt-4">
              <h2
                id={`${id}-heading`}
                className="mt-10 mb-3 font-display text-h2 leading-tight font-semibold tracking-[-0.01em]"
              >
                {heading}
              </h2>
              {content}
            </section>
          ))}
        </div>
        <nav aria-label={t("onThisPage")} className="hidden pt-12 text-sm text-ink-soft @5xl:block print:hidden">
          <p className="mb-2.5 font-semibold text-ink">{t("onThisPage")}</p>
          <ol>
            {sections.map(([id, heading]) => (
              <li key={id} className="py-1">
                <a href={`#${id}`} className="hover:underline">
                  {heading}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </div>
    </article>
  );
}

/** Both sides of a question on which reviewers did not agree, each in the words of one who voted so. */
function TwoCases({ cases }: { cases: QuotedReasonView[] }) {
  const tv = useTranslations("verdicts");
  return (
    <div className="grid gap-6 @2xl:grid-cols-2">
      {cases.map((quoted) => (
        <div key={`${quoted.rating} ${quoted.voice}`}>
          <p className="mb-2">
            <VerdictMark state="contested" rating={quoted.rating} size="small" />
            <span className="sr-only">{tv(`ratingDefinition.${quoted.rating}`)}</span>
          </p>
          <QuotedReason quoted={quoted} />
        </div>
      ))}
    </div>
  );
}
