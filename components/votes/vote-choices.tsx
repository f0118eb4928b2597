"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChoiceGroup } from "#components/ui/choice-group";
import { ErrorText } from "#components/ui/error-text";
import { beginningOf } from "#components/ui/quotation";
import type { FieldRefusal } from "#components/ui/use-command";
import { VerdictScale } from "#components/verdicts/verdict-mark";
import { RATINGS, type Rating } from "#db/vocabulary";

/** A source of the claim, as a vote names it. */
export type CitableSource = { id: string; number: number; quote: string };

type ConsentProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode };

/** Something that a reviewer allows: not unless they say so. */
export function Consent({ checked, onChange, children }: ConsentProps) {
  return (
    <label className="flex cursor-pointer items-start gap-2 text-sm max-md:min-h-11 max-md:items-center">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}

type RatingProps = { value: Rating | null; onChange: (rating: Rating) => void; errors: FieldRefusal[] };

/** One of the eight ratings; what each means is shown once it is chosen, and all of it on request. */
export function RatingChoice({ value, onChange, errors }: RatingProps) {
  const t = useTranslations("votes");
  const tv = useTranslations("verdicts");
  return (
    <ChoiceGroup
      legend={t("rating")}
      name="rating"
      value={value}
      onChange={onChange}
      errors={errors}
      choices={RATINGS.map((rating) => ({
        value: rating,
        label: (
          <span className="flex items-center gap-2 font-semibold">
            <VerdictScale rating={rating} size="small" />
            {tv(`rating.${rating}`)}
          </span>
        ),
        description: tv(`ratingDefinition.${rating}`),
      }))}
      meaning={t("ratingMeaning")}
    />
  );
}

type SourceChoiceProps = {
  sources: readonly CitableSource[];
  cited: string[];
  onChange: (cited: string[]) => void;
  errors: FieldRefusal[];
};

const SHOWN_QUOTE_CHARACTERS = 60;

/** The sources that a reason rests on. */
export function SourceChoice({ sources, cited, onChange, errors }: SourceChoiceProps) {
  const t = useTranslations("votes");
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-semibold">{t("sources")}</legend>
      {sources.length === 0 && <p className="text-sm text-ink-soft">{t("needsSource")}</p>}
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {sources.map(({ id, number, quote }) => (
          <label
            key={id}
            title={beginningOf(quote, SHOWN_QUOTE_CHARACTERS)}
            className="flex cursor-pointer items-center gap-2 py-1 text-sm font-medium"
          >
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-accent"
              checked={cited.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...cited, id] : cited.filter((other) => other !== id))
              }
            />
            S{number}
          </label>
        ))}
      </div>
      {errors.map(({ reason, params }) => (
        <p key={reason} role="alert" className="text-sm text-danger">
          <ErrorText reason={reason} params={params} />
        </p>
      ))}
    </fieldset>
  );
}
