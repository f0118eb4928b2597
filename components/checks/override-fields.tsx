"use client";
import { useTranslations } from "next-intl";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import type { FieldRefusal } from "#components/ui/use-command";
import { RATINGS, type Rating } from "#db/vocabulary";
import { OVERRIDE_REASON_MIN_CHARACTERS, REASON_MAX_CHARACTERS } from "#server/checks/schemas";
import type { PublishedClaimView } from "#server/checks/views";

export type OverrideInput = Record<string, { rating: Rating | ""; reason: string }>;

/** What is sent: those claims for which another rating was chosen. */
export const overridesOf = (typed: OverrideInput) =>
  Object.entries(typed).flatMap(([claim, { rating, reason }]) => (rating ? [{ claim, rating, reason }] : []));

type Props = {
  claims: PublishedClaimView[];
  typed: OverrideInput;
  onChange: (typed: OverrideInput) => void;
  errorsOf: (field: string) => FieldRefusal[];
};

/** Ratings to publish instead of the reviewers’, each with the reason that the page shows. */
export function OverrideFields({ claims, typed, onChange, errorsOf }: Props) {
  const t = useTranslations("review");
  const tv = useTranslations("verdicts");
  const sent = overridesOf(typed).map(({ claim }) => claim);
  return claims.map(({ id, statement, verdict }) => {
    const { rating, reason } = typed[id] ?? { rating: "", reason: "" };
    const { computedRating, state } = verdict;
    const computed = computedRating ? tv(`rating.${computedRating}`) : tv(`state.${state}`);
    return (
      <div key={id} className="grid gap-2">
        <SelectField
          label={statement}
          value={rating || "keep"}
          onChange={(chosen) => onChange({ ...typed, [id]: { rating: chosen === "keep" ? "" : chosen, reason } })}
          options={[
            { value: "keep" as const, label: t("overrideKeep", { verdict: computed }) },
            ...RATINGS.map((value) => ({ value, label: tv(`rating.${value}`) })),
          ]}
        />
        {rating && (
          <TextArea
            label={t("reason")}
            hint={t("overrideHint", { min: OVERRIDE_REASON_MIN_CHARACTERS })}
            rows={3}
            value={reason}
            onChange={(words) => onChange({ ...typed, [id]: { rating, reason: words } })}
            maxCharacters={REASON_MAX_CHARACTERS}
            errors={errorsOf(`overrides.${sent.indexOf(id)}.reason`)}
          />
        )}
      </div>
    );
  });
}
