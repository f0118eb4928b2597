import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReportedKind } from "#db/vocabulary";

/** Where something is reported from the desk. */
export function ReportLink({ kind, subject, locale }: { kind: ReportedKind; subject: string; locale: string }) {
  const t = useTranslations("reports");
  return (
    <Link
      href={`/${locale}/report?kind=${kind}&subject=${subject}`}
      prefetch={false}
      className="text-xs text-ink-soft underline underline-offset-2 hover:text-ink"
    >
      {t("report")} <span className="sr-only">{t(`kind.${kind}`)}</span>
    </Link>
  );
}
