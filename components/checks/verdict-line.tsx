import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names";
import { stateInWords } from "#components/verdicts/verdict-in-words";
import { VerdictScale, verdictColour } from "#components/verdicts/verdict-mark";
import type { PrintedVerdictView } from "#server/checks/views";

type Props = { verdict: PrintedVerdictView; isRetracted?: boolean; hasMark?: boolean };

/** A verdict in one line: mark, rating and state, in this order and at one size; what was retracted says so first. */
export function VerdictLine({ verdict, isRetracted = false, hasMark = true }: Props) {
  const { state, rating } = verdict;
  return (
    <span
      className={classNames(
        "flex min-w-0 items-baseline gap-x-2.5 font-ui text-sm leading-snug font-semibold",
        isRetracted ? "text-ink-faint" : verdictColour(rating),
      )}
    >
      {hasMark && (
        <VerdictScale rating={rating} size="small" isHatched={state === "provisional"} isStruck={isRetracted} />
      )}
      <VerdictWords verdict={verdict} isRetracted={isRetracted} />
    </span>
  );
}

/** The words of a verdict, which are the same in a head, a line and a bar. */
export function VerdictWords({ verdict, isRetracted = false }: Omit<Props, "hasMark">) {
  const t = useTranslations("verdicts");
  const { state, rating } = verdict;
  if (isRetracted) {
    return (
      <span>
        <b className="font-bold tracking-wide text-ink uppercase">{t("retracted")}</b>{" "}
        <s className="inline-block font-normal text-ink-soft">
          {rating ? `${t(`rating.${rating}`)} · ${t(`stateWord.${state}`)}` : t(`state.${state}`)}
        </s>
      </span>
    );
  }
  if (verdict.isHidden) return <span>{t("hidden")}</span>;
  return (
    <span className="min-w-0 wrap-anywhere">
      <span>{rating ? t(`rating.${rating}`) : t(`state.${state}`)}</span>
      {rating && (
        <span className="font-normal text-ink">
          {" · "}
          <span data-state={state}>{stateInWords(t, verdict)}</span>
        </span>
      )}
    </span>
  );
}
