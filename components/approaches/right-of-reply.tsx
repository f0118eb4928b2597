import { useTranslations } from "next-intl";
import { ApproachLines } from "#components/approaches/approach-lines";
import { Day } from "#components/ui/day";
import type { PublishedCheckView } from "#server/checks/views";

/** Whether the person or body whose claim is checked was asked, when and how, and what they answered in their own words. */
export function RightOfReply({ check: { claimantContact, approaches } }: { check: PublishedCheckView }) {
  const t = useTranslations("checks");
  return (
    <div className="grid gap-4 text-base leading-normal">
      {claimantContact && (
        <p className="max-w-measure">
          {claimantContact.how === "contacted" && claimantContact.on
            ? t.rich("contacted", { day: () => (claimantContact.on ? <Day at={claimantContact.on} /> : null) })
            : t("notContacted")}{" "}
          <span dir="auto">{claimantContact.note}</span>
        </p>
      )}
      {approaches.length > 0 && <ApproachLines approaches={approaches} />}
    </div>
  );
}
