import { useTranslations } from "next-intl";
import { CheckBody } from "#components/checks/check-body";
import { Changed } from "#components/corrections/changed";
import type { FieldDifference } from "#server/corrections/rules";

type Props = {
  differences: readonly FieldDifference[];
  /** The sources that the text may cite. */
  sourceNumbers?: readonly number[];
};

/** What changed between two versions of a check, as it is read: struck out what went, underlined what came. */
export function TextDifference({ differences, sourceNumbers = [] }: Props) {
  const t = useTranslations("corrections");
  if (differences.length === 0) return <p className="text-base text-ink-soft">{t("wordsSame")}</p>;
  return differences.map(({ field, parts, tree }) => (
    <div key={field} className="mb-4">
      <h3 className="mb-1 text-sm font-semibold text-ink-soft">{t(`field.${field}`)}</h3>
      {tree && (
        <div dir="auto" className="prose-text">
          <CheckBody rendered={{ tree, citations: [] }} sourceNumbers={sourceNumbers} />
        </div>
      )}
      {parts && (
        <p dir="auto" className="max-w-measure font-text text-body leading-relaxed whitespace-pre-line">
          {parts.map(({ kind, text }, index) =>
            kind === "kept" ? (
              text
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a difference never change places
              <Changed key={index} kind={kind}>
                {text}
              </Changed>
            ),
          )}
        </p>
      )}
      {!tree && !parts && <p className="text-base text-ink-soft">{t("tooDifferent")}</p>}
    </div>
  ));
}
