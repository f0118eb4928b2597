"use client";
import type { InputHTMLAttributes } from "react";
import { Counter } from "#components/ui/counter";
import { controlClass, Field, type FieldProps } from "#components/ui/field";

type TextFieldProps = FieldProps & {
  value: string;
  onChange: (text: string) => void;
  maxCharacters?: number;
} & Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange" | "maxLength">;

/** One line of text. */
export function TextField({ label, hint, errors, value, onChange, maxCharacters, ...input }: TextFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      errors={errors}
      counter={maxCharacters !== undefined && <Counter text={value} max={maxCharacters} />}
    >
      {(described) => (
        <input
          type="text"
          dir={input.type === undefined || input.type === "text" ? "auto" : undefined}
          {...input}
          {...described}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={controlClass}
        />
      )}
    </Field>
  );
}
