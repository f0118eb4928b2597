import { useTranslations } from "next-intl";
import type { Reason, ReasonParams } from "#server/core/errors";

/** Whether the catalogue has a sentence for a message key; keys arrive from the server as plain text. */
function isReason(t: ReturnType<typeof useTranslations<"refusals">>, key: string): key is Reason {
  return t.has(key as Reason);
}

/** The sentence for a message key, or the general one for a key that no catalogue knows. */
export function ErrorText({ reason, params = {} }: { reason: string; params?: ReasonParams }) {
  const t = useTranslations("refusals");
  // Every key has its own blanks; the server that refused has sent the ones of this key.
  return t.rich(isReason(t, reason) ? reason : "something_went_wrong", params as never);
}
