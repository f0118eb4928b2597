"use client";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Day } from "#components/ui/day";
import { ReasonedForm } from "#components/ui/reasoned-form";
import { useCommand } from "#components/ui/use-command";
import { REVIEW_REASON_MAX_CHARACTERS } from "#server/corrections/schemas";
import type { ReviewView } from "#server/corrections/views";

/** Puts a published check under review at once, or ends that. */
export function ReviewForm({ check, review }: { check: string; review: ReviewView | null }) {
  const t = useTranslations("review");
  const trpc = useTRPC();
  const open = useCommand(trpc.corrections.openReview.mutationOptions());
  const close = useCommand(trpc.corrections.closeReview.mutationOptions());
  return (
    <section aria-labelledby="under-review" className="grid max-w-measure gap-3 border-t border-rule pt-4">
      <h2 id="under-review" className="text-sm font-semibold">
        {t("underReview")}
      </h2>
      {review ? (
        <>
          <p className="text-sm" dir="auto">
            {t.rich("underReviewNow", { day: () => <Day at={review.at} />, reason: review.reason })}
          </p>
          <ReasonedForm
            name={`close-review:${check}`}
            action={t("closeReview")}
            label={t("closeReviewReason")}
            hint={t("closeReviewHint")}
            maxCharacters={REVIEW_REASON_MAX_CHARACTERS}
            command={close}
            send={(reason) => close.run({ check, reason })}
          />
        </>
      ) : (
        <>
          <p className="text-sm text-ink-soft">{t("openReviewLead")}</p>
          <ReasonedForm
            name={`open-review:${check}`}
            action={t("openReview")}
            label={t("openReviewReason")}
            hint={t("openReviewHint")}
            maxCharacters={REVIEW_REASON_MAX_CHARACTERS}
            command={open}
            send={(reason) => open.run({ check, reason })}
          />
        </>
      )}
    </section>
  );
}
