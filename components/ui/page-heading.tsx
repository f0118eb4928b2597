import type { ReactNode } from "react";

/** The name of a desk page, what it is for, and what can be done from here. */
export function PageHeading({ title, lead, actions }: { title: ReactNode; lead?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
      <div className="min-w-0">
        <h1 className="font-text text-h1 font-semibold tracking-tight text-balance">{title}</h1>
        {lead && <div className="mt-1 max-w-measure text-sm text-ink-soft">{lead}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
