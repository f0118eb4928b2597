import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Words that came or went between two versions: underlined or struck out, and said to whoever listens. */
export function Changed({ kind, children }: { kind: "added" | "removed"; children: ReactNode }) {
  const t = useTranslations("corrections");
  const Element = kind === "added" ? "ins" : "del";
  return (
    <Element
      className={
        kind === "added"
          ? "bg-accent-ground decoration-accent decoration-2 underline-offset-3"
          : "text-ink-soft decoration-ink decoration-2"
      }
    >
      <span className="sr-only">[{t(kind)}] </span>
      {children}
    </Element>
  );
}
