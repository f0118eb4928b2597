import type { ReactNode } from "react";

/** What a list says when there is nothing in it, and what to do about that. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="border-y border-rule py-10 text-center text-ink-soft">
      <p className="font-text text-h3 text-ink">{title}</p>
      {children && <div className="mx-auto mt-2 grid max-w-prose justify-items-center gap-4 text-sm">{children}</div>}
    </div>
  );
}
