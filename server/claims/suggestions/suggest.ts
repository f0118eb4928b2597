import { codePointLength } from "#server/articles/anchoring/code-points";
import { sentencesOf } from "#server/articles/anchoring/sentences";
import { attributionIn } from "#server/claims/suggestions/attribution";
import { REASONS, type ReasonKind, reasonsIn } from "#server/claims/suggestions/reasons";
import { scoreStatement } from "#server/claims/suggestions/statement-head";
import { dayIn } from "#server/core/written-day";

/** A sentence that is worth checking more than most of its text, with why. Places are code points, of reasons within the sentence. */
type SuggestedSentence = {
  start: number;
  end: number;
  exact: string;
  score: number;
  reasons: { kind: ReasonKind; start: number; end: number }[];
  /** A draft of who said it and when, as the text tells. */
  claimant: string | null;
  saidOn: string | null;
};

/** One sentence in ten is suggested, no fewer and no more than these. */
const SHARE = 0.1;
const SUGGESTED_MIN = 3;
const SUGGESTED_MAX = 20;
const REASONS_SHOWN = 3;
const SENTENCE_MIN_CHARACTERS = 25;
const SENTENCE_MIN_UNSPACED = 10;
const SENTENCE_MAX_CHARACTERS = 450;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const ASKS = /[?？؟՞]["'”’»)]*$|^¿/u;
/** A text is looked at up to this many sentences. */
const SENTENCES_MAX = 4_000;

type Text = { text: string; language: string | null; publishedOn: string | null };

/**
 * The sentences of a text that are most worth checking, the first first, each with why: what says a number, a date, who said it, a
 * comparison, a cause, or words of somebody. A sentence without any of these is not suggested, however it is ranked; questions are not
 * either. Nothing becomes a claim by itself.
 */
export function suggestSentences({ text, language, publishedOn }: Text): SuggestedSentence[] {
  const primary = language?.split("-")[0]?.toLowerCase() ?? "und";
  const sentences = sentencesOf(text, language).flat().slice(0, SENTENCES_MAX);
  const likely = sentences.flatMap(({ start, end, text: exact }) => {
    const least = UNSPACED.test(exact) ? SENTENCE_MIN_UNSPACED : SENTENCE_MIN_CHARACTERS;
    if (exact.length < least || exact.length > SENTENCE_MAX_CHARACTERS || ASKS.test(exact)) return [];
    const speaker = attributionIn(exact, primary);
    const found = [
      ...(speaker ? [{ kind: "claimant" as const, first: speaker.first, last: speaker.last }] : []),
      ...reasonsIn(exact, primary),
    ].sort((a, b) => REASONS.indexOf(a.kind) - REASONS.indexOf(b.kind));
    if (found.length === 0) return [];
    const reasons = found.slice(0, REASONS_SHOWN).map(({ kind, first, last }) => ({
      kind,
      start: codePointLength(exact.slice(0, first)),
      end: codePointLength(exact.slice(0, last)),
    }));
    const score = scoreStatement(exact, primary);
    const saidOn = speaker ? (dayIn(exact) ?? publishedOn) : null;
    return [{ start, end, exact, score, reasons, claimant: speaker?.name ?? null, saidOn }];
  });
  const count = Math.min(SUGGESTED_MAX, Math.max(SUGGESTED_MIN, Math.round(sentences.length * SHARE)));
  return likely
    .sort((a, b) => b.score - a.score || a.start - b.start)
    .slice(0, count)
    .map((one) => ({ ...one, score: Math.round(one.score * 1_000) / 1_000 }));
}
