import { useTranslations } from "next-intl";

export default function Loading() {
  const t = useTranslations("desk");
  return (
    <p role="status" className="p-6 text-ink-soft">
      {t("loading")} …
    </p>
  );
}
