import Link from "next/link";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { classNames } from "#components/ui/class-names";
import { sliceCodePoints } from "#server/articles/anchoring/code-points";
import type { Sentence } from "#server/articles/anchoring/sentences";
import type { Selected } from "#server/articles/anchoring/word-steps";
import type { MarkedPassageView } from "#server/articles/views";

export type NumberedPassage = MarkedPassageView & { number: number };

type Props = {
  locale: string;
  sentence: Sentence;
  /** The claims of which words stand in this sentence. */
  passages: readonly NumberedPassage[];
  selected: Selected | null;
  onChoose: ((sentence: Sentence) => void) | null;
};

type Piece = { start: number; text: string; claims: number; isSelected: boolean };

/** A sentence cut where words of claims and the selection begin and end. */
function piecesOf(
  { start, end, text }: Sentence,
  passages: readonly NumberedPassage[],
  selected: Selected | null,
): Piece[] {
  const borders = [...passages, ...(selected ? [selected] : [])]
    .flatMap((place) => [place.start, place.end])
    .filter((at) => at > start && at < end);
  const cuts = [...new Set([start, ...borders, end])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const until = cuts[index + 1] ?? end;
    const holds = (place: Selected) => place.start < until && place.end > from;
    return {
      start: from,
      text: sliceCodePoints(text, from - start, until - start),
      claims: passages.filter(holds).length,
      isSelected: selected !== null && holds(selected),
    };
  });
}

/**
 * A sentence of an article, inline so that it wraps like text: pressed, it becomes a claim; words that are claims
 * already are marked, and each claim is reached by its number after them.
 */
export const SentenceText = memo(function SentenceText({ locale, sentence, passages, selected, onChoose }: Props) {
  const t = useTranslations("articles");
  const pieces = piecesOf(sentence, passages, selected).map(({ start, text, claims, isSelected }) => (
    <span
      key={start}
      className={classNames(
        "box-decoration-clone",
        claims > 0 && "bg-mark underline decoration-ink-faint decoration-1 underline-offset-[0.22em]",
        claims > 1 && "decoration-2 decoration-ink",
        isSelected && "bg-accent-ground shadow-[0_2px_0_var(--accent)]",
      )}
    >
      {text}
    </span>
  ));
  return (
    <>
      {onChoose ? (
        // biome-ignore lint/a11y/useSemanticElements: a button does not wrap over lines
        <span
          role="button"
          tabIndex={0}
          data-start={sentence.start}
          className="cursor-text rounded-[2px] hover:bg-ink/5"
          onClick={() => {
            if (document.getSelection()?.isCollapsed !== false) onChoose(sentence);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            onChoose(sentence);
          }}
        >
          {pieces}
        </span>
      ) : (
        <span data-start={sentence.start}>{pieces}</span>
      )}
      {passages
        .filter(({ end }) => end > sentence.start && end <= sentence.end)
        .map(({ claim, number, statement }) => (
          <sup key={claim} className="ms-0.5 font-ui text-2xs font-semibold select-none">
            <Link
              href={`/${locale}/desk/claims/${claim}`}
              prefetch={false}
              data-claim={claim}
              aria-label={t("claimNumber", { number, statement })}
              className="text-ink-soft hover:underline"
            >
              {number}
            </Link>
          </sup>
        ))}{" "}
    </>
  );
});
