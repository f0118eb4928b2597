"use client";
import { useTranslations } from "next-intl";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import type { FieldRefusal } from "#components/ui/use-command";
import { RATINGS, type Rating } from "#db/vocabulary";
import { AGAINST_REASON_MIN_CHARACTERS, REASON_MAX_CHARACTERS } from "#server/checks/schemas";
import type { PublishedClaimView } from "#server/checks/views";

export type AgainstDraft = Record<string, { rating: Rating | ""; reason: string }>;

/** What is sent: those claims for which another rating was chosen. */
export const againstOf = (draft: AgainstDraft) =>
  Object.entries(draft).flatMap(([claim, { rating, reason }]) => (rating ? [{ claim, rating, reason }] : []));

type Props = {
  claims: PublishedClaimView[];
  draft: AgainstDraft;
  onChange: (draft: AgainstDraft) => void;
  errorsOf: (field: string) => FieldRefusal[];
};

/** Ratings to print against what the votes come to, each with the reason that the page prints. */
export function AgainstFields({ claims, draft, onChange, errorsOf }: Props) {
  const t = useTranslations("review");
  const tv = useTranslations("verdicts");
  const sent = againstOf(draft).map(({ claim }) => claim);
  return claims.map(({ id, statement, verdict }) => {
    const { rating, reason } = draft[id] ?? { rating: "", reason: "" };
    const { computedRating, state } = verdict;
    const computed = computedRating ? tv(`rating.${computedRating}`) : tv(`state.${state}`);
    return (
      <div key={id} className="grid gap-2">
        <SelectField
          label={statement}
          value={rating || "keep"}
          onChange={(chosen) => onChange({ ...draft, [id]: { rating: chosen === "keep" ? "" : chosen, reason } })}
          options={[
            { value: "keep" as const, label: `${computed}, ${t("againstKeep")}` },
            ...RATINGS.map((value) => ({ value, label: tv(`rating.${value}`) })),
          ]}
        />
        {rating && (
          <TextArea
            label={t("reason")}
            hint={t("againstHint", { min: AGAINST_REASON_MIN_CHARACTERS })}
            rows={3}
            value={reason}
            onChange={(typed) => onChange({ ...draft, [id]: { rating, reason: typed } })}
            maxCharacters={REASON_MAX_CHARACTERS}
            errors={errorsOf(`against.${sent.indexOf(id)}.reason`)}
          />
        )}
      </div>
    );
  });
}
