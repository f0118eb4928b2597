"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Day } from "#components/ui/day";
import { sliceCodePoints } from "#server/articles/anchoring/code-points";
import type { SuggestionView } from "#server/claims/views";

type Props = { suggestions: readonly SuggestionView[]; onChoose: (suggestion: SuggestionView) => void };

/** So many are shown at first. */
const SHOWN_FIRST = 6;

/** Sentences that may be worth checking, each with why; pressing one begins a claim, and nothing becomes one by itself. */
export function SuggestionList({ suggestions, onChoose }: Props) {
  const t = useTranslations("suggestions");
  const own = suggestions.filter(({ model }) => model === null);
  const drafted = suggestions.filter(({ model }) => model !== null);
  return (
    <section aria-labelledby="suggestions" className="mb-7">
      <h2 id="suggestions" className="mb-1 text-sm font-semibold text-ink-soft">
        {t("title")}
      </h2>
      <p className="mb-2.5 text-xs text-ink-faint">{t("hint")}</p>
      <Lines suggestions={own.slice(0, SHOWN_FIRST)} onChoose={onChoose} />
      {own.length > SHOWN_FIRST && (
        <details>
          <summary className="py-1.5 text-sm">{t("more", { count: own.length - SHOWN_FIRST })}</summary>
          <Lines suggestions={own.slice(SHOWN_FIRST)} onChoose={onChoose} />
        </details>
      )}
      {drafted[0] && (
        <details className="mt-2 border-t border-rule pt-1">
          <summary className="py-1.5 text-sm">
            {t("drafts", { count: drafted.length, model: drafted[0].model ?? "" })}
          </summary>
          <p className="mb-1.5 text-xs text-ink-faint">{t("draftsHint")}</p>
          <Lines suggestions={drafted} onChoose={onChoose} />
        </details>
      )}
    </section>
  );
}

function Lines({ suggestions, onChoose }: Props) {
  const t = useTranslations("suggestions");
  return (
    <ol className="divide-y divide-rule">
      {suggestions.map((suggestion) => (
        <li key={suggestion.id} className="py-2.5 first:pt-0">
          <p id={`suggestion-${suggestion.id}`} className="text-sm leading-snug" dir="auto">
            {suggestion.statement ?? <Marked suggestion={suggestion} />}
          </p>
          <p className="mt-1 flex flex-wrap items-baseline gap-x-2.5 text-xs text-ink-soft">
            {suggestion.reasons.map(({ kind, start, end }) => (
              <span key={kind} dir="auto">
                {t(`reasons.${reasonOf(kind)}`, { words: sliceCodePoints(suggestion.exact, start, end) })}
              </span>
            ))}
            {suggestion.reasons.length === 0 && suggestion.claimant && (
              <span dir="auto">{t("reasons.claimant", { words: suggestion.claimant })}</span>
            )}
            {suggestion.saidOn && <Day at={suggestion.saidOn} />}
            <button
              type="button"
              className="min-h-7 font-semibold text-ink underline decoration-rule underline-offset-4 hover:decoration-current"
              aria-describedby={`suggestion-${suggestion.id}`}
              onClick={() => onChoose(suggestion)}
            >
              {t("make")}
            </button>
          </p>
        </li>
      ))}
    </ol>
  );
}

const KNOWN = ["claimant", "number", "date", "comparison", "cause", "quotation"] as const;

const reasonOf = (kind: string) => KNOWN.find((known) => known === kind) ?? "number";

/** A sentence with the words that are the reasons marked. */
function Marked({ suggestion: { exact, reasons } }: { suggestion: SuggestionView }) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of [...reasons].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    pieces.push(sliceCodePoints(exact, at, start), <mark key={start}>{sliceCodePoints(exact, start, end)}</mark>);
    at = end;
  }
  return <>{[...pieces, sliceCodePoints(exact, at, Array.from(exact).length)]}</>;
}
