import Link from "next/link";
import { useTranslations } from "next-intl";
import { Day } from "#components/ui/day";
import { directionOf } from "#messages/locales";
import type { DeskCheckView } from "#server/checks/views";

type Props = { checks: DeskCheckView[]; hrefOf: (check: DeskCheckView) => string; action: string };

/** Checks as a table: what, who, where it stands and since when, and what to do. */
export function DeskCheckList({ checks, hrefOf, action }: Props) {
  const t = useTranslations("editor");
  const tr = useTranslations("review");
  return (
    <ul className="border-t border-rule">
      {checks.map((check) => (
        <li
          key={check.id}
          className="grid gap-x-6 gap-y-1 border-b border-rule py-2.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
        >
          <div>
            <Link
              href={hrefOf(check)}
              prefetch={false}
              className="font-text text-body leading-snug hover:underline"
              lang={check.language}
              dir={directionOf(check.language)}
            >
              {check.title}
            </Link>
            <p className="text-sm text-ink-soft">
              {tr("by", { handle: check.author })} · {t(`state.${check.state}`)}, <Day at={check.at} /> ·{" "}
              {t("version", { version: check.version })}
            </p>
          </div>
          <Link href={hrefOf(check)} prefetch={false} className="text-sm font-semibold underline">
            {action}
          </Link>
        </li>
      ))}
    </ul>
  );
}
