import Link from "next/link";
import { useTranslations } from "next-intl";
import { ROWS_PER_PAGE } from "#server/core/rules";

type Props = { rows: number; page: number; hrefOf: (page: number) => string };

/**
 * The way to the pages of a list before and after this one, where there are any. `rows` is one more than are shown when
 * it goes on.
 */
export function Pager({ rows, page, hrefOf }: Props) {
  const t = useTranslations("common");
  const goesOn = rows > ROWS_PER_PAGE;
  if (page === 1 && !goesOn) return null;
  return (
    <nav aria-label={t("pages")} className="mt-4 flex px-4 flex-wrap items-baseline gap-x-5 text-sm">
      {page > 1 && (
        <Link href={hrefOf(page - 1)} prefetch={false} rel="prev" className="font-semibold underline">
          {t("newer")}
        </Link>
      )}
      <span className="text-ink-soft">{t("page", { page })}</span>
      {goesOn && (
        <Link href={hrefOf(page + 1)} prefetch={false} rel="next" className="font-semibold underline">
          {t("older")}
        </Link>
      )}
    </nav>
  );
}
