import Link from "next/link";
import { useTranslations } from "next-intl";
import { minuteOf } from "#server/articles/rules";
import type { CopyLineView } from "#server/articles/views";

type Props = { locale: string; article: string; copies: readonly CopyLineView[]; shown: string };

/** All that was read of an article, each with what changed since the copy before it. */
export function CopyList({ locale, article, copies, shown }: Props) {
  const t = useTranslations("articles");
  const desk = `/${locale}/desk/articles/${article}`;
  return (
    <details className="mb-6 text-sm" open={copies[0]?.id !== shown}>
      <summary className="py-1 font-semibold">{t("copies", { count: copies.length })}</summary>
      <ol className="mt-1 grid gap-1">
        {copies.map(({ id, kind, readAt, words }, at) => {
          const before = copies[at + 1];
          return (
            <li key={id} className="flex flex-wrap gap-x-3" aria-current={id === shown || undefined}>
              {id === shown ? (
                <b className="font-semibold">{t(`kept.${kind}`, { date: minuteOf(readAt) })}</b>
              ) : (
                <Link href={`${desk}?copy=${id}`} prefetch={false} className="underline">
                  {t(`kept.${kind}`, { date: minuteOf(readAt) })}
                </Link>
              )}
              <span className="text-ink-soft">{t("words", { count: words })}</span>
              {before && (
                <Link href={`${desk}/compare?from=${before.id}&to=${id}`} prefetch={false} className="underline">
                  {t("whatChanged")}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
