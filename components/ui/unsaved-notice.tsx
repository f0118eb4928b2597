"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";

/** Tells that what was typed before a reload is back, and offers to start over. */
export function UnsavedNotice({ isRestored, onDiscard }: { isRestored: boolean; onDiscard: () => void }) {
  const t = useTranslations("common");
  if (!isRestored) return null;
  return (
    <p role="status" className="flex flex-wrap items-center gap-2 text-sm text-ink-soft">
      {t("unsavedRestored")}
      <Button variant="quiet" onClick={onDiscard}>
        {t("unsavedDiscard")}
      </Button>
    </p>
  );
}
