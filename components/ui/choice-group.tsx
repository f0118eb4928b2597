"use client";
import { type ReactNode, useId } from "react";
import { classNames } from "#components/ui/class-names";
import { ErrorText } from "#components/ui/error-text";
import type { FieldRefusal } from "#components/ui/use-command";

type Choice<Value extends string> = { value: Value; label: ReactNode; description?: string };

type ChoiceGroupProps<Value extends string> = {
  legend: string;
  name: string;
  value: Value | null;
  onChange: (value: Value) => void;
  choices: readonly Choice<Value>[];
  hint?: ReactNode;
  errors?: readonly FieldRefusal[];
  /** Side by side for a few short words, one under another otherwise. */
  layout?: "row" | "column";
  /** Shows the description of what is chosen only, and all of them behind this word. */
  meaning?: string;
};

/** So many stand side by side on a phone; more go on in a second line. */
const SIDE_BY_SIDE_ON_PHONES = 4;

/** One of a few, all shown: arrow keys move, as in every group of radio buttons. */
export function ChoiceGroup<Value extends string>({
  legend,
  name,
  value,
  onChange,
  choices,
  hint,
  errors = [],
  layout = "column",
  meaning,
}: ChoiceGroupProps<Value>) {
  const id = useId();
  return (
    <fieldset className="min-w-0" aria-describedby={errors.length > 0 ? `${id}-errors` : undefined}>
      <legend className="mb-1.5 text-sm font-semibold">{legend}</legend>
      <div
        className={classNames(
          "overflow-hidden rounded border border-field bg-paper-raised",
          layout === "row" && "grid auto-cols-fr grid-flow-col divide-x divide-rule rtl:divide-x-reverse",
          layout === "row" && choices.length > SIDE_BY_SIDE_ON_PHONES && "max-md:grid-flow-row max-md:grid-cols-2",
          layout === "column" && "divide-y divide-rule",
        )}
      >
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames(
              "flex cursor-pointer items-start gap-2.5 px-2.5 text-sm max-md:py-2.5 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent",
              value === choice.value ? "bg-accent-ground" : "hover:bg-paper-sunk",
              layout === "row" && "justify-center text-center",
              meaning === undefined ? "py-2" : "py-[0.3rem]",
            )}
          >
            <input
              type="radio"
              name={`${id}-${name}`}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
              className={classNames("mt-0.5 size-4 shrink-0 accent-accent outline-none", layout === "row" && "sr-only")}
            />
            <span className={classNames("min-w-0", value === choice.value && layout === "row" && "font-semibold")}>
              <span className="block">{choice.label}</span>
              {choice.description && (meaning === undefined || value === choice.value) && (
                <span className="block text-xs text-ink-soft">{choice.description}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      {meaning !== undefined && (
        <details className="mt-1 text-xs text-ink-soft">
          <summary className="py-0.5 underline decoration-rule underline-offset-4">{meaning}</summary>
          <dl className="mt-1 grid gap-1.5">
            {choices.map((choice) => (
              <div key={choice.value}>
                <dt className="text-ink">{choice.label}</dt>
                <dd>{choice.description}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {hint && <p className="mt-1.5 text-xs text-ink-faint">{hint}</p>}
      {errors.length > 0 && (
        <div id={`${id}-errors`} role="alert" className="mt-1.5 text-sm text-danger">
          {errors.map(({ reason, params }) => (
            <p key={reason}>
              <ErrorText reason={reason} params={params} />
            </p>
          ))}
        </div>
      )}
    </fieldset>
  );
}
