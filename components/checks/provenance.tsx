import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { VerdictLine } from "#components/checks/verdict-line";
import { VoteBar } from "#components/checks/vote-bar";
import { Day } from "#components/ui/day";
import { AgreementBars } from "#components/verdicts/agreement-bars";
import { AskedPositions } from "#components/verdicts/asked-positions";
import type { VerdictBasis } from "#db/vocabulary";
import { directionOf } from "#messages/locales";
import { SHOWN_VOTES_MIN } from "#server/checks/rules";
import type { PublishedClaimView } from "#server/checks/views";

type Props = {
  claims: PublishedClaimView[];
  methodPath: string;
  /** Where the verdicts can be recomputed; null for a page that is not published. */
  receiptPath: string | null;
};

/** How the verdict on each claim of a check was reached: the votes as one bar each, what the states mean once, and the groups. */
export function Provenance({ claims, methodPath, receiptPath }: Props) {
  const t = useTranslations("checks");
  const tr = useTranslations("receipts");
  return (
    <div className="text-base leading-normal">
      <table className="mb-5 w-full border-collapse text-sm max-sm:block [&_tbody]:max-sm:block">
        <caption className="sr-only">{t("counts")}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("ratedHere")}</th>
            <th scope="col">{t("counts")}</th>
            <th scope="col">{t("verdict")}</th>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim, index) => (
            <tr key={claim.id} className="max-sm:mb-4 max-sm:block">
              <th
                scope="row"
                className="w-28 py-2 text-start align-middle font-semibold max-sm:block max-sm:w-auto max-sm:pb-0.5"
              >
                {nameOf(t, index)}
                <span className="sr-only" lang={claim.language} dir={directionOf(claim.language)}>
                  {" "}
                  {claim.statement}
                </span>
              </th>
              <td className="py-2 align-middle max-sm:block max-sm:py-0.5">
                <VoteBar tally={claim.tally} />
              </td>
              <td className="w-60 py-2 ps-4 align-middle max-sm:block max-sm:w-auto max-sm:ps-0">
                <VerdictLine verdict={claim.verdict} hasMark={false} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="mb-4 grid max-w-measure gap-1.5 text-ink-soft">
        <Meanings claims={claims} />
      </ul>
      {claims.map((claim, index) => (
        <OfClaim key={claim.id} claim={claim} name={nameOf(t, index)} />
      ))}
      <OverTime claims={claims} />
      <Asked claims={claims} />
      <p className="max-w-measure text-sm text-ink-soft">
        {t("countsNote", { min: SHOWN_VOTES_MIN })}{" "}
        <a href={methodPath} className="text-ink underline">
          {t("method")}
        </a>
        {receiptPath && (
          <>
            {" · "}
            <a href={receiptPath} className="text-ink underline">
              {tr("link")}
            </a>
          </>
        )}
      </p>
    </div>
  );
}

/** What each state on this page means, once, however many claims have it. */
function Meanings({ claims }: { claims: readonly PublishedClaimView[] }) {
  const tv = useTranslations("verdicts");
  const meaningOf = useMeaning();
  const said = new Map(claims.map((claim) => [meaningOf(claim), claim.verdict.state]));
  return [...said].map(([meaning, state]) => (
    <li key={meaning}>
      <b className="font-semibold text-ink">{tv(`state.${state}`)}.</b> {meaning}
    </li>
  ));
}

function useMeaning(): (claim: PublishedClaimView) => string {
  const t = useTranslations("checks");
  const tv = useTranslations("verdicts");
  const ts = useTranslations("standing");
  return ({ verdict: { state }, provenance: { basis, isSplit, isOneSided, groups }, tally }) => {
    const agreed: Partial<Record<VerdictBasis, string>> = {
      pooled: t("pooled", { count: tally.voters ?? 0 }),
      standpoints: t("bySaying"),
    };
    return [
      state === "agreed" ? (agreed[basis ?? "bridged"] ?? t("bridged")) : tv(`stateDefinition.${state}`),
      state === "contested" && isSplit && t("apart"),
      state === "contested" && basis === "standpoints" && t("apartBySaying"),
      state === "provisional" && basis === "plain" && t("plain"),
      isOneSided && tv("oneSide"),
      isSplit && !groups && ts("groupsHidden", { min: SHOWN_VOTES_MIN }),
    ]
      .filter(Boolean)
      .join(" ");
  };
}

/** What is known of one claim only: its two groups, and votes that are not like the others. */
function OfClaim({ claim, name }: { claim: PublishedClaimView; name: string }) {
  const { provenance, verdict } = claim;
  const { groups, afterReading, steppedAside, castBefore } = provenance;
  const hasMore =
    groups || afterReading !== "none" || steppedAside !== "none" || castBefore.sources.length > 0 || castBefore.words;
  if (!hasMore) return null;
  return (
    <div className="mb-5 grid gap-1.5 border-t border-rule pt-3">
      <p className="text-sm font-semibold">
        {name}:{" "}
        <span lang={claim.language} dir={directionOf(claim.language)}>
          {claim.statement}
        </span>
      </p>
      {groups && <AgreementBars groups={groups} rating={verdict.computedRating} />}
      <AfterReading ballots={afterReading} />
      <SteppedAside reviewers={steppedAside} />
      <CastBefore {...castBefore} />
    </div>
  );
}

/** The positions that reviewers were asked about, each pair once. */
function Asked({ claims }: { claims: readonly PublishedClaimView[] }) {
  const t = useTranslations("checks");
  const asked = new Map(
    claims.flatMap(({ provenance: { positions } }) =>
      positions ? [[`${positions.a}\n${positions.b}`, positions] as const] : [],
    ),
  );
  return [...asked].map(([key, positions]) => (
    <div key={key} className="mb-5 grid gap-2">
      <p className="text-sm text-ink-soft">{t("asked")}</p>
      <AskedPositions positions={positions} />
    </div>
  ));
}

const Note = ({ children }: { children: ReactNode }) => <p className="text-sm text-ink-soft">{children}</p>;

/** That some votes are not blind, with their number from five on. */
function AfterReading({ ballots }: { ballots: PublishedClaimView["provenance"]["afterReading"] }) {
  const t = useTranslations("checks");
  if (ballots === "none") return null;
  return <Note>{ballots === "some" ? t("afterReadingSome") : t("afterReading", { count: ballots })}</Note>;
}

/** That reviewers stepped aside because of an interest, with their number from five on. */
function SteppedAside({ reviewers }: { reviewers: PublishedClaimView["provenance"]["steppedAside"] }) {
  const t = useTranslations("checks");
  if (reviewers === "none") return null;
  return <Note>{reviewers === "some" ? t("steppedAsideSome") : t("steppedAside", { count: reviewers })}</Note>;
}

/** That some votes are older than some of the sources, or than the words of the claim. */
function CastBefore({ sources, words }: PublishedClaimView["provenance"]["castBefore"]) {
  const t = useTranslations("checks");
  const format = useFormatter();
  return (
    <>
      {sources.length > 0 && (
        <Note>{t("castBefore", { sources: format.list(sources.map((number) => `S${number}`)) })}</Note>
      )}
      {words && <Note>{t("castBeforeWords")}</Note>}
    </>
  );
}

/** Where each claim stood on which day, of those whose verdict moved. */
function OverTime({ claims }: { claims: readonly PublishedClaimView[] }) {
  const t = useTranslations("checks");
  const moved = claims.flatMap(({ id, verdict, provenance: { history } }, index) =>
    history.length > 1 ? [{ id, verdict, history, name: nameOf(t, index) }] : [],
  );
  if (moved.length === 0) return null;
  return (
    <details className="mb-5 text-sm">
      <summary className="font-semibold underline decoration-field underline-offset-[0.22em]">{t("overTime")}</summary>
      <dl className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-[7rem_minmax(0,1fr)]">
        {moved.map(({ id, verdict, history, name }) => (
          <div key={id} className="contents">
            <dt className="font-semibold">{name}</dt>
            <dd className="grid gap-1 pb-2">
              {history.map(({ state, rating, at }) => (
                <span key={at.toISOString()} className="flex flex-wrap items-baseline gap-x-3">
                  <span className="w-32 text-ink-soft">
                    <Day at={at} />
                  </span>
                  <VerdictLine
                    verdict={{
                      ...verdict,
                      state,
                      rating,
                      override: null,
                      isFewReviewers: verdict.isFewReviewers && state === "agreed",
                    }}
                  />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The main claim, or a reading by its number. */
const nameOf = (t: ReturnType<typeof useTranslations<"checks">>, index: number): string =>
  index === 0 ? t("theClaim") : t("readingNumber", { number: index });
