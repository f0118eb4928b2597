"use client";
import { controlClass, Field, type FieldProps } from "#components/ui/field";

type SelectFieldProps<Value extends string> = FieldProps & {
  name?: string;
  value: Value | "";
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
  /** What stands there while nothing is chosen. */
  placeholder?: string;
};

/** One of a list that is too long to show. */
export function SelectField<Value extends string>({
  label,
  hint,
  errors,
  name,
  value,
  onChange,
  options,
  placeholder,
}: SelectFieldProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <Field label={label} hint={hint} errors={errors}>
      {(described) => (
        <select
          {...described}
          name={name}
          value={value}
          onChange={(event) => choose(event.target.value)}
          className={controlClass}
        >
          {(placeholder !== undefined || value === "") && (
            <option value="" disabled>
              {placeholder}
            </option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
