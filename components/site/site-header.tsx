import { useTranslations } from "next-intl";
import { Mark } from "#components/ui/mark";

/** The masthead of the public site. */
export function SiteHeader({ locale, instanceName }: { locale: string; instanceName: string }) {
  const t = useTranslations("site");
  return (
    <header className="border-b border-rule">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:bg-paper-raised focus:px-3 focus:py-2"
      >
        {t("skip")}
      </a>
      <div className="page flex items-baseline py-3">
        <a
          href={`/${locale}`}
          className="flex items-center gap-2 font-text text-[1.2rem] leading-none font-semibold tracking-tight no-underline"
        >
          <Mark />
          {instanceName}
        </a>
      </div>
    </header>
  );
}
