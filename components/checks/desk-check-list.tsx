import { useTranslations } from "next-intl";
import { DeskRow } from "#components/desk/desk-row";
import type { DeskCheckView } from "#server/checks/views";

type Props = { checks: DeskCheckView[]; hrefOf: (check: DeskCheckView) => string; action: string; now: Date };

/** Checks, one line each: what they ask, who wrote them, where they stand and since when, and what to do. */
export function DeskCheckList({ checks, hrefOf, action, now }: Props) {
  const t = useTranslations("editor");
  return (
    <ul className="border-t border-rule">
      {checks.map((check) => (
        <DeskRow
          key={check.id}
          href={hrefOf(check)}
          title={check.title}
          language={check.language}
          facts={t("rowFacts", { handle: check.author, state: t(`state.${check.state}`), version: check.version })}
          since={{ at: check.at, now }}
          action={action}
        />
      ))}
    </ul>
  );
}
