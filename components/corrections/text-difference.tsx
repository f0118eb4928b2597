import { diffWordsWithSpace } from "diff";
import { useTranslations } from "next-intl";
import type { Words } from "#server/checks/rules";

const FIELDS = ["title", "answer", "body"] as const;
/** How much unchanged text stands around a change, in characters. */
const AROUND = 240;

type Part = { kind: "kept" | "added" | "removed"; text: string };

/** What differs between two texts, word by word. */
export const differenceOf = (before: string, after: string): Part[] =>
  diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({ kind: kindOf(added, removed), text: value }));

function kindOf(added: boolean | undefined, removed: boolean | undefined): Part["kind"] {
  if (added) return "added";
  return removed ? "removed" : "kept";
}

/** What changed between two versions of a check: struck out what went, underlined what came. */
export function TextDifference({ before, after }: { before: Words; after: Words }) {
  const t = useTranslations("corrections");
  const changed = FIELDS.filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return <p className="text-base text-ink-soft">{t("wordsSame")}</p>;
  return changed.map((field) => (
    <div key={field} className="mb-4">
      <h3 className="mb-1 text-sm font-semibold text-ink-soft">{t(`field.${field}`)}</h3>
      <p dir="auto" className="max-w-measure font-text text-body leading-relaxed whitespace-pre-line">
        {differenceOf(before[field], after[field]).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a difference never change places
          <DifferencePart key={index} part={part} />
        ))}
      </p>
    </div>
  ));
}

function DifferencePart({ part }: { part: Part }) {
  const t = useTranslations("corrections");
  if (part.kind === "kept") return shortened(part.text);
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

const shortened = (text: string): string =>
  text.length <= 2 * AROUND ? text : `${text.slice(0, AROUND)} … ${text.slice(-AROUND)}`;
