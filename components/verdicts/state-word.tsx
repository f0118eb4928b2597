import { useTranslations } from "next-intl";
import type { PrintedVerdictView } from "#server/checks/views";

/** The word beside a rating: provisional, agreed by both groups (by how many of them, where they are few), or overridden. */
export function StateWord({ verdict: { state, override, isFewReviewers } }: { verdict: PrintedVerdictView }) {
  const t = useTranslations("verdicts");
  if (override) return t("override");
  return t(isFewReviewers ? "agreedByFew" : `stateWord.${state}`);
}
