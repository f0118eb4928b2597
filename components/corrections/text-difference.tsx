import { useTranslations } from "next-intl";
import type { FieldDifference, Part } from "#server/corrections/rules";

/** What changed between two versions of a check: struck out what went, underlined what came. */
export function TextDifference({ differences }: { differences: readonly FieldDifference[] }) {
  const t = useTranslations("corrections");
  if (differences.length === 0) return <p className="text-base text-ink-soft">{t("wordsSame")}</p>;
  return differences.map(({ field, parts }) => (
    <div key={field} className="mb-4">
      <h3 className="mb-1 text-sm font-semibold text-ink-soft">{t(`field.${field}`)}</h3>
      {parts ? (
        <p dir="auto" className="max-w-measure font-text text-body leading-relaxed whitespace-pre-line">
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a difference never change places
            <DifferencePart key={index} part={part} />
          ))}
        </p>
      ) : (
        <p className="text-base text-ink-soft">{t("tooDifferent")}</p>
      )}
    </div>
  ));
}

function DifferencePart({ part }: { part: Part }) {
  const t = useTranslations("corrections");
  if (part.kind === "kept") return part.text;
  const Element = part.kind === "added" ? "ins" : "del";
  return (
    <Element
      className={
        part.kind === "added"
          ? "bg-accent-ground decoration-true decoration-2 underline-offset-3"
          : "text-false decoration-2"
      }
    >
      <span className="sr-only">[{t(part.kind)}] </span>
      {part.text}
    </Element>
  );
}
