import type { ReactNode } from "react";

type Props = { title: ReactNode; lead?: ReactNode; actions?: ReactNode };

/** The name of a page of the desk, what it is for, and what can be done from here. */
export function PageHeading({ title, lead, actions }: Props) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 pt-4 pb-3">
      <div className="min-w-0">
        <h1 className="text-lead font-semibold text-balance">{title}</h1>
        {lead && <div className="max-w-measure text-sm text-ink-soft">{lead}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
