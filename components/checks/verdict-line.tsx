import { useTranslations } from "next-intl";
import { VerdictMark } from "#components/verdicts/verdict-mark";
import type { PrintedVerdictView } from "#server/checks/views";

/** A verdict in a list, named as what it is: provisional ones say so. */
export function VerdictLine({ verdict }: { verdict: PrintedVerdictView }) {
  const t = useTranslations("verdicts");
  const { state, rating, against } = verdict;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 font-ui">
      <VerdictMark state={state} rating={rating} size="small" />
      {rating && <small className="text-xs text-ink-soft">{t(against ? "against" : `stateWord.${state}`)}</small>}
    </span>
  );
}
