import { useFormatter, useTranslations } from "next-intl";
import { VoteCounts } from "#components/checks/vote-counts";
import { Day } from "#components/ui/day";
import { AgreementBars } from "#components/verdicts/agreement-bars";
import { AskedPositions } from "#components/verdicts/asked-positions";
import { VerdictMark } from "#components/verdicts/verdict-mark";
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

/**
 * How the verdict on each claim of a check was reached: on what it rests, the votes, the groups, and how it changed.
 */
export function Provenance({ claims, methodPath, receiptPath }: Props) {
  const t = useTranslations("checks");
  const tr = useTranslations("receipts");
  return (
    <div className="text-base leading-normal">
      {claims.map((claim) => (
        <div key={claim.id} className="mb-6 grid gap-2.5 border-b border-rule pb-5">
          <p className="leading-snug font-semibold" lang={claim.language} dir={directionOf(claim.language)}>
            {claim.statement}
          </p>
          <OnWhatItRests claim={claim} />
          {claim.provenance.groups && (
            <AgreementBars groups={claim.provenance.groups} rating={claim.verdict.computedRating} />
          )}
          <VoteCounts claim={claim} />
          <AfterReading ballots={claim.provenance.afterReading} />
          <SteppedAside reviewers={claim.provenance.steppedAside} />
          <CastBefore {...claim.provenance.castBefore} />
          <OverTime claim={claim} />
        </div>
      ))}
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

function OnWhatItRests({ claim: { verdict, provenance, tally } }: { claim: PublishedClaimView }) {
  const t = useTranslations("checks");
  const tv = useTranslations("verdicts");
  const ts = useTranslations("standing");
  const { state, computedRating } = verdict;
  const { basis } = provenance;
  const agreed: Partial<Record<VerdictBasis, string>> = {
    pooled: t("pooled", { count: tally.voters ?? 0 }),
    standpoints: t("bySaying"),
  };
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-soft">
        <VerdictMark state={state} rating={computedRating} size="small" />
        {computedRating && tv(state === "agreed" && basis === "standpoints" ? "agreedByFew" : `stateWord.${state}`)}
      </p>
      <p className="max-w-measure text-ink-soft">
        {state === "agreed" ? (agreed[basis ?? "bridged"] ?? t("bridged")) : tv(`stateDefinition.${state}`)}
        {state === "contested" && provenance.isSplit && ` ${t("apart")}`}
        {state === "contested" && basis === "standpoints" && ` ${t("apartBySaying")}`}
        {state === "provisional" && basis === "plain" && ` ${t("plain")}`}
        {provenance.isOneSided && ` ${tv("oneSide")}`}
        {provenance.isSplit && !provenance.groups && ` ${ts("groupsHidden", { min: SHOWN_VOTES_MIN })}`}
      </p>
    </>
  );
}

/** That some votes are not blind, with their number from five on. */
function AfterReading({ ballots }: { ballots: PublishedClaimView["provenance"]["afterReading"] }) {
  const t = useTranslations("checks");
  if (ballots === "none") return null;
  return (
    <p className="text-sm text-ink-soft">
      {ballots === "some" ? t("afterReadingSome") : t("afterReading", { count: ballots })}
    </p>
  );
}

/** That reviewers stepped aside because of an interest, with their number from five on. */
function SteppedAside({ reviewers }: { reviewers: PublishedClaimView["provenance"]["steppedAside"] }) {
  const t = useTranslations("checks");
  if (reviewers === "none") return null;
  return (
    <p className="text-sm text-ink-soft">
      {reviewers === "some" ? t("steppedAsideSome") : t("steppedAside", { count: reviewers })}
    </p>
  );
}

/** That some votes are older than some of the sources, or than the words of the claim. */
function CastBefore({ sources, words }: PublishedClaimView["provenance"]["castBefore"]) {
  const t = useTranslations("checks");
  const format = useFormatter();
  return (
    <>
      {sources.length > 0 && (
        <p className="text-sm text-ink-soft">
          {t("castBefore", { sources: format.list(sources.map((number) => `S${number}`)) })}
        </p>
      )}
      {words && <p className="text-sm text-ink-soft">{t("castBeforeWords")}</p>}
    </>
  );
}

/** Where the claim stood on which day, when that changed. */
function OverTime({ claim: { provenance } }: { claim: PublishedClaimView }) {
  const t = useTranslations("checks");
  const tv = useTranslations("verdicts");
  if (provenance.history.length < 2) return null;
  return (
    <div className="text-sm">
      <p className="mb-1 text-ink-soft">{t("overTime")}</p>
      <ol className="grid gap-1">
        {provenance.history.map(({ state, rating, at }) => (
          <li key={at.toISOString()} className="flex flex-wrap items-center gap-x-2.5">
            <span className="w-32 text-ink-soft">
              <Day at={at} />
            </span>
            <VerdictMark state={state} rating={rating} size="small" />
            {rating && <span className="text-ink-soft">{tv(`stateWord.${state}`)}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
