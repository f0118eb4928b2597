import { useTranslations } from "next-intl";

type Props = { page: number; pages: number; hrefOf: (page: number) => string };

/** The way to the other pages of what was found. */
export function SearchPages({ page, pages, hrefOf }: Props) {
  const t = useTranslations("search");
  if (pages <= 1) return null;
  return (
    <nav
      aria-label={t("pages")}
      className="flex flex-wrap gap-x-6 border-t border-rule pt-4 text-sm font-semibold print:hidden"
    >
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev" className="underline">
          {t("previous")}
        </a>
      )}
      <span className="font-normal text-ink-soft">{t("pageOf", { page, pages })}</span>
      {page < pages && (
        <a href={hrefOf(page + 1)} rel="next" className="underline">
          {t("next")}
        </a>
      )}
    </nav>
  );
}
