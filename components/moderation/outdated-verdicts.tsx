import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Rating, VerdictState } from "#db/vocabulary";
import type { OutdatedVerdictView } from "#server/moderation/views";

type Props = { pages: readonly OutdatedVerdictView[]; hrefOf: (page: OutdatedVerdictView) => string };

/** Published checks of which a verdict has moved since: what is printed, and the reviewers’ verdict now. */
export function OutdatedVerdicts({ pages, hrefOf }: Props) {
  const t = useTranslations("review");
  const tv = useTranslations("verdicts");
  const named = (state: VerdictState, rating: Rating | null) =>
    rating ? `${tv(`rating.${rating}`)} (${tv(`stateWord.${state}`)})` : tv(`state.${state}`);
  return (
    <ul className="border-t border-rule">
      {pages.map((page) => (
        <li key={`${page.check} ${page.statement}`} data-row className="border-b border-rule px-4 py-1.5 text-sm">
          <Link href={hrefOf(page)} prefetch={false} className="block hover:underline">
            <span className="block leading-snug">{page.title}</span>
            <span className="text-sm text-ink-soft">
              {page.statement} {"· "}
              {t("outdatedLine", {
                printed: named(page.printedState, page.printedRating),
                now: named(page.state, page.rating),
              })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
