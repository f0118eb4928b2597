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
};

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
}: ChoiceGroupProps<Value>) {
  const id = useId();
  return (
    <fieldset className="min-w-0" aria-describedby={errors.length > 0 ? `${id}-errors` : undefined}>
      <legend className="mb-1.5 text-sm font-semibold">{legend}</legend>
      <div
        className={classNames(
          "overflow-hidden rounded border border-field bg-paper-raised",
          layout === "row" && "grid auto-cols-fr grid-flow-col divide-x divide-rule rtl:divide-x-reverse",
          layout === "column" && "divide-y divide-rule",
        )}
      >
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames(
              "flex cursor-pointer items-start gap-2.5 px-2.5 py-2 text-sm has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent",
              value === choice.value ? "bg-accent-ground" : "hover:bg-paper-sunk",
              layout === "row" && "justify-center text-center",
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
              {choice.description && <span className="block text-xs text-ink-soft">{choice.description}</span>}
            </span>
          </label>
        ))}
      </div>
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
