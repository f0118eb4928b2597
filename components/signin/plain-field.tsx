import type { InputHTMLAttributes } from "react";
import { controlClass, Field, type FieldProps } from "#components/ui/field";

type Props = Omit<FieldProps, "errors"> & { problem?: string | null } & InputHTMLAttributes<HTMLInputElement>;

/** A field of a form that works without JavaScript: what was typed comes back with what is wrong. */
export function PlainField({ label, hint, problem, ...input }: Props) {
  return (
    <Field label={label} hint={hint} errors={problem ? [{ reason: problem, params: {} }] : []}>
      {(described) => <input {...input} {...described} className={controlClass} />}
    </Field>
  );
}
