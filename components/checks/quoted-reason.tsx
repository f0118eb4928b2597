import { useTranslations } from "next-intl";
import { Quotation } from "#components/ui/quotation";
import type { QuotedReasonView } from "#server/checks/views";

/** A reviewer's reason in their own words, under their number or the handle of one who signed. */
export function QuotedReason({ quoted }: { quoted: QuotedReasonView }) {
  const t = useTranslations("checks");
  const tv = useTranslations("verdicts");
  return (
    <blockquote className="font-text text-[1.1rem] leading-[1.45]">
      <p dir="auto">
        <Quotation text={quoted.reason} />
      </p>
      <footer className="mt-2 font-ui text-sm text-ink-soft">
        {quoted.signedBy
          ? t("signedVoted", { name: quoted.signedBy, rating: tv(`rating.${quoted.rating}`) })
          : t("voiceVoted", { number: quoted.voice, rating: tv(`rating.${quoted.rating}`) })}
      </footer>
    </blockquote>
  );
}
