import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names";
import type { Rating, VerdictState } from "#db/vocabulary";

const COLOUR: Record<Rating, string> = {
  true: "text-true",
  mostly_true: "text-mostly-true",
  mixed: "text-mixed",
  mostly_false: "text-mostly-false",
  false: "text-false",
  unverifiable: "text-unknown",
  missing_context: "text-context",
  not_a_claim: "text-unknown",
};

/** The boxes of the scale from its start, false, to its end, true; right-to-left languages mirror it. */
const SCALE: readonly Rating[] = ["false", "mostly_false", "mixed", "mostly_true", "true"];

/** Ratings in the order in which bars and tallies show them: along the scale, then those off it. */
export const ALONG_THE_SCALE: readonly Rating[] = [...SCALE, "missing_context", "unverifiable", "not_a_claim"];

/** What a verdict without a rating is drawn in. */
const NO_RATING = "text-unknown";

export const verdictColour = (rating: Rating | null): string => (rating ? COLOUR[rating] : NO_RATING);

const SIZE = { small: "mark-small", normal: "mark-normal", large: "mark-large" } as const;
const WORD = { small: "text-sm font-semibold", normal: "text-h3 font-bold", large: "text-h1 font-bold" } as const;

type ScaleProps = {
  rating: Rating | null;
  size?: keyof typeof SIZE;
  /** A box is hatched while its verdict is not agreed. */
  isHatched?: boolean;
  isStruck?: boolean;
  /** What stands at its two ends, false and true. */
  ends?: readonly [string, string];
};

/**
 * Five boxes of which the verdict's is filled; a mark of its own for ratings off the scale; empty boxes when contested. It
 * reads without colour: solid is agreed, hatched provisional, struck retracted.
 */
export function VerdictScale({ rating, size = "normal", isHatched = false, isStruck = false, ends }: ScaleProps) {
  const offScale = rating && !SCALE.includes(rating) ? OFF_SCALE[rating] : undefined;
  if (offScale) {
    return (
      <svg aria-hidden="true" viewBox="0 0 20 20" className={classNames("mark-off", SIZE[size])}>
        {offScale}
        {isStruck && <path d="M0 10h20" stroke="currentColor" strokeWidth="2" />}
      </svg>
    );
  }
  const filled = isHatched ? "hatched" : "filled";
  return (
    <span aria-hidden="true" className={classNames("mark", SIZE[size], isStruck && "mark-struck")}>
      {SCALE.map((box) => (
        <i key={box} className={box === rating ? filled : undefined} />
      ))}
      {ends?.map((end) => (
        <small key={end}>{end}</small>
      ))}
    </span>
  );
}

const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 1.8, strokeLinecap: "round" } as const;

const OFF_SCALE: Partial<Record<Rating, ReactNode>> = {
  unverifiable: (
    <g {...stroke}>
      <rect x="2" y="2" width="16" height="16" rx="1" strokeDasharray="3 3" />
      <path d="M7.6 7.6a2.4 2.4 0 1 1 3.4 2.5c-.7.4-1 .8-1 1.7M10 14.6v.1" />
    </g>
  ),
  missing_context: (
    <g {...stroke}>
      <path d="M6 2H2v16h4M14 2h4v16h-4M7 10h.1M10 10h.1M13 10h.1" />
    </g>
  ),
  not_a_claim: (
    <g {...stroke}>
      <rect x="2" y="2" width="16" height="16" rx="1" />
      <path d="M4 16 16 4" />
    </g>
  ),
};

type VerdictProps = { state: VerdictState; rating: Rating | null; size?: keyof typeof SIZE };

/** A verdict as it is recognised everywhere: shape, word and colour. */
export function VerdictMark({ state, rating, size = "normal" }: VerdictProps) {
  const t = useTranslations("verdicts");
  return (
    <span
      className={classNames(
        verdictColour(rating),
        "font-ui",
        size === "large" ? "grid gap-2" : "inline-flex items-center gap-2",
      )}
    >
      <VerdictScale rating={rating} size={size} isHatched={state === "provisional"} />
      <span className={classNames("leading-tight whitespace-nowrap", WORD[size])}>
        {rating ? t(`rating.${rating}`) : t(`state.${state}`)}
      </span>
    </span>
  );
}
