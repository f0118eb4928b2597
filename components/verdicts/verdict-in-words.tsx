import type { useTranslations } from "next-intl";
import type { PrintedVerdictView } from "#server/checks/views";

type Words = ReturnType<typeof useTranslations<"verdicts">>;

/** The word beside a rating: provisional, agreed by both groups (by how many of them, where they are few), or overridden. */
export const stateInWords = (t: Words, { state, override, isFewReviewers }: PrintedVerdictView): string => {
  if (override) return t("override");
  return t(isFewReviewers ? "agreedByFew" : `stateWord.${state}`);
};

/** A verdict in one breath, never without its state: "Mostly false, provisional". */
export function verdictInWords(t: Words, verdict: PrintedVerdictView, isRetracted: boolean): string {
  if (isRetracted) return t("retracted");
  if (!verdict.rating) return t(`state.${verdict.state}`);
  return `${t(`rating.${verdict.rating}`)}, ${stateInWords(t, verdict)}`;
}
