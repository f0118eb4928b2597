import { useTranslations } from "next-intl";
import { StateWord } from "#components/verdicts/state-word";
import { VerdictMark } from "#components/verdicts/verdict-mark";
import type { PrintedVerdictView } from "#server/checks/views";

type Props = { verdict: PrintedVerdictView; isRetracted?: boolean };

/** A verdict in a list, named as what it is: provisional ones say so, and retracted ones before anything else. */
export function VerdictLine({ verdict, isRetracted = false }: Props) {
  const t = useTranslations("verdicts");
  const { state, rating } = verdict;
  if (isRetracted) {
    return (
      <span className="inline-flex flex-wrap items-baseline gap-x-2 font-ui text-sm">
        <b className="font-semibold text-danger">{t("retracted")}</b>
        <s className="text-ink-soft">{rating ? t(`rating.${rating}`) : t(`state.${state}`)}</s>
      </span>
    );
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 font-ui">
      <VerdictMark state={state} rating={rating} size="small" />
      {rating && (
        <small className="text-xs text-ink-soft">
          <StateWord verdict={verdict} />
        </small>
      )}
    </span>
  );
}
