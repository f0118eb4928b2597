import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names";

type NoticeProps = { tone?: "info" | "success" | "problem"; title?: ReactNode; children?: ReactNode };

const LOOK = {
  info: "border-accent bg-accent-ground",
  success: "border-true bg-paper-raised",
  problem: "border-danger bg-paper-raised",
} as const;

/** Something to know before going on. Problems are read out at once. */
export function Notice({ tone = "info", title, children }: NoticeProps) {
  return (
    <div
      role={tone === "problem" ? "alert" : "status"}
      className={classNames("rounded border border-s-4 px-4 py-3 text-sm leading-relaxed", LOOK[tone])}
    >
      {title && <p className={classNames("font-semibold", tone === "problem" && "text-danger")}>{title}</p>}
      {children}
    </div>
  );
}
