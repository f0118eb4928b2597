import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RightOfReply } from "#components/approaches/right-of-reply";
import { CheckBody } from "#components/checks/check-body";
import { CheckHead } from "#components/checks/check-head";
import { CheckHistory } from "#components/checks/check-history";
import { Provenance } from "#components/checks/provenance";
import { QuotedDocuments } from "#components/checks/quoted-documents";
import { QuotedReason } from "#components/checks/quoted-reason";
import { Readings } from "#components/checks/readings";
import { Retraction } from "#components/checks/retraction";
import { TopicLinks } from "#components/checks/topic-links";
import { VerdictLine } from "#components/checks/verdict-line";
import { ClaimInPassage } from "#components/claims/claim-in-passage";
import { CorrectionNotices } from "#components/corrections/correction-notices";
import { UnderReview } from "#components/corrections/under-review";
import { directionOf } from "#messages/locales";
import type { PublishedCheckView } from "#server/checks/views";

type Props = {
  check: PublishedCheckView;
  /** What stands between the answer and the rest. */
  children?: ReactNode;
  /** How it is shared and cited; null for the preview of a draft, which has no address and no receipt. */
  cite?: ReactNode;
};

type Section = { id: string; heading: string; content: ReactNode };

/** A published check as its readers see it: the answer first, then what it rests on. */
export function CheckArticle({ check, children, cite = null }: Props) {
  const t = useTranslations("checks");
  const { locale, language, slug, title, topics, corrections, state } = check;
  const path = `/${locale}/checks/${slug}`;
  const sections = useSections(check, path, cite);
  const toContents = (
    <a href="#contents" className="underline">
      {t("contents")}
    </a>
  );
  return (
    <article className="@container">
      <Retraction check={check} />
      <UnderReview review={check.review} />
      <div className="mt-6 mb-2">
        <TopicLinks topics={topics} />
      </div>
      <h1
        className="mb-6 max-w-[24ch] font-display text-display leading-[1.08] font-semibold tracking-[-0.018em] text-balance"
        lang={language}
        dir={directionOf(language)}
      >
        {title}
      </h1>
      <CheckHead check={check} isPublished={cite !== null} />
      <CorrectionNotices corrections={corrections.filter(({ type }) => type !== "retraction")} path={path} />
      {children}
      <div className="mt-8 grid items-start gap-x-10 @4xl:grid-cols-[11rem_minmax(0,1fr)]">
        <div className="sticky top-0 z-10 -mx-4 mb-4 flex flex-wrap items-center justify-between gap-x-4 border-y border-rule bg-paper px-4 py-2.5 text-sm font-semibold @4xl:hidden print:hidden">
          <VerdictLine verdict={check.claim.verdict} isRetracted={state === "retracted"} />
          {toContents}
        </div>
        <nav
          id="contents"
          aria-label={t("onThisPage")}
          className="contents-list mb-6 text-sm leading-snug @4xl:sticky @4xl:top-6 @4xl:border-t @4xl:border-rule @4xl:pt-3 print:hidden"
        >
          <p className="mb-2 font-semibold text-ink-soft">{t("onThisPage")}</p>
          <ol className="columns-2 gap-6 @4xl:columns-1">
            {sections.map(({ id, heading }) => (
              <li key={id} className="break-inside-avoid py-1">
                <a href={`#${id}`} className="text-ink-soft hover:text-ink hover:underline">
                  {heading}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <div className="min-w-0">
          {sections.map(({ id, heading, content }) => (
            <section
              key={id}
              id={id}
              aria-labelledby={`${id}-heading`}
              className="scroll-mt-14 border-t border-rule pt-4 pb-10 print:pb-4"
            >
              <h2
                id={`${id}-heading`}
                className="mb-4 font-display text-h2 leading-tight font-semibold tracking-[-0.01em] text-balance"
              >
                {heading}
              </h2>
              {content}
            </section>
          ))}
        </div>
      </div>
    </article>
  );
}

function useSections(check: PublishedCheckView, path: string, cite: ReactNode): Section[] {
  const t = useTranslations("checks");
  const { locale, language, rendered, claim, readings, sources, backing, dissent, wouldChange, whyChosen } = check;
  const ofReading = new Map(readings.map((reading, index) => [reading.claim.id, index + 1]));
  const sections: Section[] = [];
  const section = (id: string, heading: string, content: ReactNode) => sections.push({ id, heading, content });

  if (readings.length > 0) section("readings", t("readings", { count: readings.length }), <Readings check={check} />);
  if (claim.passage) {
    section("claim", t("claimWhereMade"), <ClaimInPassage claim={claim} passage={claim.passage} />);
  }
  section(
    "check",
    t("inFull"),
    <>
      <div className="prose-text" lang={language} dir={directionOf(language)}>
        <CheckBody rendered={rendered} sourceNumbers={sources.map(({ number }) => number)} />
      </div>
      {whyChosen && (
        <p className="mt-5 max-w-measure text-sm leading-normal text-ink-soft">
          <b className="font-semibold text-ink">{t("whyChosen")}</b>{" "}
          <span lang={language} dir={directionOf(language)}>
            {whyChosen}
          </span>
        </p>
      )}
    </>,
  );
  section(
    "sources",
    t("sources"),
    <>
      {check.noQuoteReason && <p className="mb-4 text-base text-ink-soft">{check.noQuoteReason}</p>}
      {check.fewSourcesReason && (
        <p className="mb-4 max-w-measure text-base">
          <b className="font-semibold">{t("fewSources")}</b>{" "}
          <span lang={language} dir={directionOf(language)}>
            {check.fewSourcesReason}
          </span>
        </p>
      )}
      <QuotedDocuments sources={sources} ofReading={ofReading} />
    </>,
  );
  section(
    "votes",
    t("provenance"),
    <Provenance
      claims={[claim, ...readings.map((reading) => reading.claim)]}
      methodPath={`/${locale}/methodology`}
      receiptPath={cite === null ? null : `${path}/receipt`}
    />,
  );
  const isInHead = claim.verdict.state === "contested" && backing !== null && dissent !== null;
  if (!isInHead && (backing || dissent)) {
    const only = backing ? "caseFor" : "dissent";
    section(
      "sides",
      t(backing && dissent ? "forAndAgainst" : only),
      <div className="grid gap-x-10 gap-y-6 @2xl:grid-cols-2">
        {backing && <Case heading={dissent ? t("caseFor") : null} quoted={backing} />}
        {dissent && <Case heading={backing ? t("dissent") : null} quoted={dissent} />}
      </div>,
    );
  }
  if (wouldChange.length > 0) {
    section(
      "change",
      t("wouldChange"),
      <ul
        className="grid max-w-measure list-['–__'] gap-2 ps-5 font-text text-body leading-normal"
        lang={language}
        dir={directionOf(language)}
      >
        {wouldChange.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>,
    );
  }
  if (check.claimantContact || check.approaches.length > 0) {
    section("reply", t("reply"), <RightOfReply check={check} />);
  }
  section("history", t("history"), <CheckHistory check={check} path={path} />);
  if (cite !== null) section("use", t("use"), cite);
  return sections;
}

function Case({ heading, quoted }: { heading: string | null; quoted: NonNullable<PublishedCheckView["backing"]> }) {
  return (
    <div className="border-t-3 border-rule-strong pt-3">
      {heading && <h3 className="mb-2 text-sm font-semibold text-ink-soft">{heading}</h3>}
      <QuotedReason quoted={quoted} />
    </div>
  );
}
