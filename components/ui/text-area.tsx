"use client";
import type { Ref, TextareaHTMLAttributes } from "react";
import { classNames } from "#components/ui/class-names";
import { Counter } from "#components/ui/counter";
import { controlClass, Field, type FieldProps } from "#components/ui/field";

type TextAreaProps = FieldProps & {
  value: string;
  onChange: (text: string) => void;
  maxCharacters?: number;
  /** Set in the face of quoted and running text. */
  isText?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
} & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "value" | "onChange" | "maxLength">;

/** Several lines of text, with a count against the limit. */
export function TextArea({
  label,
  hint,
  errors,
  value,
  onChange,
  maxCharacters,
  isText = false,
  rows = 5,
  ...area
}: TextAreaProps) {
  return (
    <Field
      label={label}
      hint={hint}
      errors={errors}
      counter={maxCharacters !== undefined && <Counter text={value} max={maxCharacters} />}
    >
      {(described) => (
        <textarea
          dir="auto"
          rows={rows}
          {...area}
          {...described}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(controlClass, "resize-y leading-relaxed", isText && "font-text text-body")}
        />
      )}
    </Field>
  );
}
