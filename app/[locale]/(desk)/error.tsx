"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";

export default function DeskError({ reset }: { reset: () => void }) {
  const t = useTranslations("desk");
  return (
    <div className="page grid justify-items-start gap-4 py-10" role="alert">
      <p>{t("failed")}</p>
      <Button onClick={reset}>{t("again")}</Button>
    </div>
  );
}
