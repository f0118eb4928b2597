import { useTranslations } from "next-intl";
import { EndInterest } from "#components/interests/end-interest";
import { Day } from "#components/ui/day";
import type { InterestView } from "#server/interests/views";

/** The standing interests of a member, those that hold first. */
export function InterestList({ interests }: { interests: readonly InterestView[] }) {
  const t = useTranslations("profile");
  if (interests.length === 0) return <p className="mb-6 text-sm text-ink-soft">{t("interestsNone")}</p>;
  return (
    <ul className="mb-6 max-w-measure border-t border-rule text-sm">
      {interests.map(({ id, kind, name, statement, from, until }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-rule py-2">
          <span className="min-w-0">
            <b className="font-semibold">{t("interestLine", { kind, name })}</b>
            <span className="block text-ink-soft">
              {statement} <Day at={from} /> {until && t("ended")}
            </span>
          </span>
          {!until && <EndInterest interest={id} />}
        </li>
      ))}
    </ul>
  );
}
