import { useTranslations } from "next-intl";
import { Day } from "#components/ui/day";
import type { ReviewView } from "#server/corrections/views";

/** That a check is under review, since when and why: on top of its page, before the verdict. */
export function UnderReview({ review }: { review: ReviewView | null }) {
  const t = useTranslations("corrections");
  if (!review) return null;
  return (
    <section aria-labelledby="reviewed" className="mt-8 border-s-4 border-accent bg-accent-ground px-5 py-4">
      <h2 id="reviewed" className="text-lead leading-tight font-bold">
        {t("underReview")}
      </h2>
      <p className="mt-1.5 max-w-measure text-base leading-normal">
        <b className="font-semibold">
          <Day at={review.at} />.
        </b>{" "}
        <span dir="auto">{review.reason}</span>
      </p>
      <p className="mt-1.5 max-w-measure text-sm text-ink-soft">{t("underReviewNote")}</p>
    </section>
  );
}
