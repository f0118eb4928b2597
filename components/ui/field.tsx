import { type ReactNode, useId } from "react";
import { ErrorText } from "#components/ui/error-text";
import type { FieldRefusal } from "#components/ui/use-command";

export type FieldProps = {
  label: string;
  hint?: ReactNode;
  /** What is wrong, as the server gave it. */
  errors?: readonly FieldRefusal[];
};

type Described = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

/** A label, a hint and what is wrong, tied to the control that `children` draws. */
export function Field({
  label,
  hint,
  errors = [],
  counter,
  children,
}: FieldProps & { counter?: ReactNode; children: (described: Described) => ReactNode }) {
  const id = useId();
  const isWrong = errors.length > 0;
  const describedBy = [hint && `${id}-hint`, isWrong && `${id}-errors`].filter(Boolean).join(" ");
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children({ id, "aria-describedby": describedBy || undefined, "aria-invalid": isWrong || undefined })}
      {(hint || counter) && (
        <div className="flex justify-between gap-4 text-xs text-ink-faint">
          <span id={`${id}-hint`}>{hint}</span>
          {counter}
        </div>
      )}
      {isWrong && (
        <div id={`${id}-errors`} role="alert" className="text-sm text-danger">
          {errors.map(({ reason, params }) => (
            <p key={reason}>
              <ErrorText reason={reason} params={params} />
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

export const controlClass =
  "w-full rounded border border-field bg-paper-raised px-2.5 py-1.5 text-base text-ink placeholder:text-ink-faint aria-invalid:border-danger disabled:opacity-60";
