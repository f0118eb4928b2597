import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { Mark } from "#components/ui/mark";

type Props = { site: string; title: string; lead?: ReactNode; children?: ReactNode };

/** A page before the desk: sign in, accept an invitation, choose a handle. One thing on it, and whose site it is. */
export function DoorCard({ site, title, lead, children }: Props) {
  const locale = useLocale();
  return (
    <main id="main" className="page py-8 sm:py-14">
      <div className="mx-auto grid max-w-md gap-5">
        <a
          href={`/${locale}`}
          className="flex items-center gap-2 font-display text-[1.25rem] leading-none font-semibold tracking-[-0.01em]"
        >
          <Mark />
          {site}
        </a>
        <div>
          <h1 className="font-display text-h2 leading-tight font-semibold tracking-[-0.012em] text-balance">{title}</h1>
          {lead && <p className="mt-1.5 text-base text-ink-soft">{lead}</p>}
        </div>
        {children}
      </div>
    </main>
  );
}
