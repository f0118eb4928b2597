import type { ReceiptClaim } from "#server/receipts/views";
import type { Decision } from "#server/verdicts/engine/decision";
import { optionOf, ratingOf, shownVerdict } from "#server/verdicts/rules";

/**
 * Whether a verdict that was decided again is the one that is printed. `held`: what stood as agreed is printed still,
 * though it is not agreed on any more, because a loss of agreement shows only when it has lasted.
 */
export function compareVerdict(
  decision: Pick<Decision, "status" | "option">,
  { printed, agreed, before }: Pick<ReceiptClaim, "printed" | "agreed" | "before">,
): "same" | "held" | "other" {
  const shown = shownVerdict(decision, { option: optionOf(agreed) });
  if (shown.state !== printed.state || shown.rating !== printed.rating) return "other";
  const found = decision.status === "consensus" ? ratingOf(decision.option) : null;
  if (agreed === null || agreed === found) return "same";
  return agreed === before ? "held" : "other";
}
