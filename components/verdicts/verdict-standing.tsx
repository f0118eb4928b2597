import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { AgreementBars } from "#components/verdicts/agreement-bars";
import { AskedPositions } from "#components/verdicts/asked-positions";
import { AwaitJudgement } from "#components/verdicts/await-judgement";
import { VerdictMark } from "#components/verdicts/verdict-mark";
import { AGREEMENT_ROUNDED_PERCENT, EXPLAINED_AFTER_CHANGES, LEAST_SHOWN, RULE } from "#server/verdicts/rules";
import type { VerdictView } from "#server/verdicts/views";

type Props = {
  verdict: VerdictView;
  isOpen: boolean;
  /** Where the one who looks can invite reviewers; null for whoever cannot. */
  inviteAt: string | null;
};

/** Where the votes on a claim stand, in plain words, and what is missing: for those who may see it. */
export function VerdictStanding({ verdict, isOpen, inviteAt }: Props) {
  const t = useTranslations("standing");
  const tv = useTranslations("verdicts");
  const { state, rating, basis, positions, isOneSided, explanation, isCurrent } = verdict;
  const isByFew = state === "agreed" && basis === "standpoints";
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <VerdictMark state={state} rating={rating} />
        {rating && <span className="text-sm text-ink-soft">{tv(isByFew ? "agreedByFew" : `stateWord.${state}`)}</span>}
      </p>
      <p className="max-w-measure text-sm text-ink-soft">
        {isByFew && tv("agreedByFewDefinition")}
        {state === "agreed" && basis === "pooled" && t("pooled")}
        {!isByFew && !(state === "agreed" && basis === "pooled") && tv(`stateDefinition.${state}`)}{" "}
        {state === "contested" && basis === "standpoints" && `${t("apartBySaying")} `}
        {t("voters", { count: verdict.voters })}
      </p>
      <Pending verdict={verdict} />
      {!isCurrent && (
        <p role="status" className="text-sm">
          {t("counting")}
          <AwaitJudgement />
        </p>
      )}
      {isOpen && isCurrent && isOneSided && <OneSided inviteAt={inviteAt} />}
      {isOpen && isCurrent && !isOneSided && (
        <Requirement explanation={explanation} voters={verdict.voters} state={state} />
      )}
      {positions && <AskedPositions positions={positions} />}
      {explanation?.groups && <AgreementBars groups={explanation.groups} rating={rating} />}
      {explanation?.split === "established" && (
        <p className="max-w-measure text-xs text-ink-faint">
          {explanation.groups
            ? t("groupsHow", {
                percent: AGREEMENT_ROUNDED_PERCENT,
                min: LEAST_SHOWN,
                changes: EXPLAINED_AFTER_CHANGES,
              })
            : t("groupsHidden", { min: LEAST_SHOWN })}
        </p>
      )}
    </div>
  );
}

/** That reviewers of the other position are needed, which whoever can invite some is led to. */
function OneSided({ inviteAt }: { inviteAt: string | null }) {
  const t = useTranslations("standing");
  const tv = useTranslations("verdicts");
  return (
    <p className="max-w-measure text-sm">
      {tv("oneSide")}{" "}
      {inviteAt && (
        <Link href={inviteAt} prefetch={false} className="underline">
          {t("invite")}
        </Link>
      )}
    </p>
  );
}

function Pending({ verdict: { pending, state, rating } }: { verdict: VerdictView }) {
  const t = useTranslations("standing");
  const tv = useTranslations("verdicts");
  const format = useFormatter();
  if (!pending) return null;
  const until = format.dateTime(pending.until, { dateStyle: "medium", timeStyle: "short" });
  if (pending.rating) {
    const shown = tv(`rating.${pending.rating}`);
    return <p className="text-sm">{t(state === "agreed" ? "replacing" : "entering", { rating: shown, until })}</p>;
  }
  return rating && <p className="text-sm">{t("leaving", { until })}</p>;
}

type LackProps = Pick<VerdictView, "explanation" | "voters" | "state">;

function Requirement({ explanation, voters, state }: LackProps) {
  const t = useTranslations("standing");
  if (state === "open" && voters < RULE.minProvisional) {
    return <p className="text-sm">{t("lack.votes", { count: RULE.minProvisional - voters })}</p>;
  }
  const lack = explanation?.lack;
  return lack ? (
    <p className="text-sm">{t(`lack.${lack.what}`, { count: lack.reviewers, experience: RULE.experience })}</p>
  ) : null;
}
