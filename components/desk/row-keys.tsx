"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useRef } from "react";
import { usePageKeys } from "#components/desk/use-page-keys";
import { key } from "#components/ui/key";

const STEP: Record<string, number> = { j: 1, k: -1 };

/**
 * A list whose rows are walked with j and k from anywhere on the page; Enter opens the row that has the
 * focus. `also` says which other keys the list has.
 */
export function RowKeys({ children, also }: { children: ReactNode; also?: ReactNode }) {
  const t = useTranslations("desk");
  const ref = useRef<HTMLDivElement>(null);

  const walk = useCallback((pressed: string, isAfterG: boolean) => {
    const step = STEP[pressed];
    if (!step || isAfterG) return false;
    const rows = Array.from(ref.current?.querySelectorAll<HTMLElement>("[data-row] a") ?? []);
    const focused = document.activeElement;
    const at = focused instanceof HTMLElement ? rows.indexOf(focused) : -1;
    const next = at === -1 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    next?.focus();
    return next !== undefined;
  }, []);
  usePageKeys(walk);

  return (
    <div ref={ref}>
      {children}
      <p className="mt-2 px-4 text-xs text-ink-soft max-sm:hidden">
        {t.rich("rowKeys", {
          kbd: key,
        })}
        {also && <>, {also}</>}
      </p>
    </div>
  );
}
