import Link from "next/link";
import type { ReactNode } from "react";
import { Age } from "#components/ui/age";
import { directionOf } from "#messages/locales";

type Props = {
  href: string;
  title: string;
  /** The language of the title, where it is known. */
  language: string | null;
  facts: ReactNode;
  /** Since when it is here, beside the time that it is now. */
  since?: { at: Date; now: Date };
  /** What opening it is for, in a word. */
  action?: string;
};

/** A row of a list of the desk: one line that opens what it names, walked with j and k; on a phone two or three. */
export function DeskRow({ href, title, language, facts, since, action }: Props) {
  return (
    <li
      data-row
      className="relative grid min-h-9 items-center gap-x-3 border-b border-rule px-4 text-sm hover:bg-ink/5 focus-within:bg-accent-ground focus-within:shadow-[inset_2px_0_0_var(--accent)] max-md:py-2 md:grid-cols-[minmax(0,1fr)_minmax(0,22rem)_3rem_auto]"
    >
      <Link
        href={href}
        prefetch={false}
        lang={language ?? undefined}
        dir={language ? directionOf(language) : "auto"}
        className="outline-none after:absolute after:inset-0 max-md:line-clamp-2 md:truncate"
      >
        {title}
      </Link>
      <span className="text-ink-soft max-md:line-clamp-2 md:truncate" dir="auto">
        {facts}
      </span>
      <span className="text-end text-ink-soft tabular-nums max-md:hidden">{since && <Age {...since} />}</span>
      {action && (
        <span aria-hidden="true" className="min-w-28 text-end text-xs font-semibold max-md:hidden">
          {action}
        </span>
      )}
    </li>
  );
}
