"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";

type Props = {
  /** What is behind it, in a few words. */
  holds: string;
  /** Whether something in it has to be seen: an error, or a field that is still empty and must not be. */
  isNeeded: boolean;
  children: ReactNode;
};

/** Fields that most people leave as they are; opened by hand, and by the form when one of them is wrong. */
export function MoreFields({ holds, isNeeded, children }: Props) {
  const t = useTranslations("common");
  const [isOpen, setOpen] = useState(isNeeded);

  useEffect(() => {
    if (isNeeded) setOpen(true);
  }, [isNeeded]);

  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)} className="border-y border-rule">
      <summary className="py-2 text-sm font-semibold">
        {t("more")} <span className="font-normal text-ink-faint">{holds}</span>
      </summary>
      <div className="grid gap-3.5 pt-1 pb-4">{children}</div>
    </details>
  );
}
