"use client";
import type { ReactNode } from "react";
import { ErrorText } from "#components/ui/error-text";
import { Notice } from "#components/ui/notice";
import type { Refusal } from "#components/ui/use-command";

/** Why a command was refused and what to do, or nothing. `children` may add a way out. */
export function RefusalNotice({ refusal, children }: { refusal: Refusal | null; children?: ReactNode }) {
  if (!refusal) return null;
  return (
    <Notice tone="problem" title={<ErrorText reason={refusal.reason} params={refusal.params} />}>
      {children}
    </Notice>
  );
}
