"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { ErrorText } from "#components/ui/error-text";
import { Notice } from "#components/ui/notice";
import type { Refusal } from "#components/ui/use-command";

const WRONG = "[aria-invalid=true], [data-wrong] input";

/**
 * Why a command was refused and what to do, or nothing. The first field that is wrong is scrolled to and has the focus;
 * where none is, the sentence itself is scrolled to. `children` may add a way out.
 */
export function RefusalNotice({ refusal, children }: { refusal: Refusal | null; children?: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!refusal) return;
    const wrong = ref.current?.closest("form, [role=alertdialog]")?.querySelector<HTMLElement>(WRONG);
    const shown = wrong ?? ref.current;
    shown?.scrollIntoView({ block: "center" });
    wrong?.focus({ preventScroll: true });
  }, [refusal]);

  if (!refusal) return null;
  return (
    <div ref={ref}>
      <Notice tone="problem" title={<ErrorText reason={refusal.reason} params={refusal.params} />}>
        {children}
      </Notice>
    </div>
  );
}
