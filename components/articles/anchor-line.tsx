import Link from "next/link";
import { useTranslations } from "next-intl";
import { Day } from "#components/ui/day";
import { Quotation } from "#components/ui/quotation";
import type { AnchorView } from "#server/articles/views";

const PERCENT = 100;

/** What became of words in the newest copy of their article: they stand there, others stand there, or they are gone. */
export function AnchorLine({ locale, anchor }: { locale: string; anchor: AnchorView | undefined }) {
  const t = useTranslations("articles");
  if (!anchor) return null;
  const { article, from, copy, readAt, found, exact } = anchor;
  const isChanged = found?.how === "context" || found?.how === "fuzzy";
  return (
    <p className="mt-1.5 text-sm text-ink-soft">
      {t("inNewestCopy")} <Day at={readAt} />:{" "}
      <span className={found ? undefined : "font-semibold text-danger"}>
        {found ? t(`foundAgain.${found.how}`, { percent: Math.round(found.sureness * PERCENT) }) : t("lost")}
      </span>
      {isChanged && exact && (
        <>
          {" "}
          <Quotation text={exact} />
        </>
      )}{" "}
      <Link
        href={`/${locale}/desk/articles/${article}/compare?from=${from}&to=${copy}`}
        prefetch={false}
        className="underline"
      >
        {t("whatChanged")}
      </Link>
    </p>
  );
}
