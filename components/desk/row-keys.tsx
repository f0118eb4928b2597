"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { key } from "#components/ui/key";

const STEP: Record<string, number> = { j: 1, k: -1 };
const TYPED_INTO = "input, textarea, select, [contenteditable]";

/** A list whose rows are walked with j and k from anywhere on the page; Enter opens the row that has the focus. */
export function RowKeys({ children }: { children: ReactNode }) {
  const t = useTranslations("desk");
  const ref = useRef<HTMLDivElement>(null);

  // Keys are pressed wherever the focus is, so the page is what listens.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = STEP[event.key];
      const isTyping = event.target instanceof Element && event.target.matches(TYPED_INTO);
      if (!step || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const rows = Array.from(ref.current?.querySelectorAll<HTMLElement>("[data-row] a") ?? []);
      const focused = document.activeElement;
      const at = focused instanceof HTMLElement ? rows.indexOf(focused) : -1;
      const next = at === -1 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <div ref={ref}>
      {children}
      <p className="mt-2 px-4 text-xs text-ink-soft max-sm:hidden">
        {t.rich("rowKeys", {
          kbd: key,
        })}
      </p>
    </div>
  );
}
