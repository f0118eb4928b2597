import { codePointLength } from "#server/articles/anchoring/code-points";
import { findAgain } from "#server/articles/anchoring/find-again";
import { selectPassage } from "#server/articles/anchoring/passage";

const TEXT_CHARACTERS = 50_000;
const ROUNDS = 200;
const LENGTHS = [20, 150, 1_500];
const WORDS =
  "the a bridge mayor said that city council would open close by March million people voted against tax new old river north engineers report cost budget because after before nobody".split(
    " ",
  );

/** The same numbers on every machine. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * How long it takes to find a passage again in a text of 50,000 characters that was changed: moved, edited within, or gone. The limit is
 * one walk over all characters of the same text, in the same run.
 */
export async function benchAnchoring() {
  const chance = chanceFrom(7);
  let text = "";
  while (text.length < TEXT_CHARACTERS)
    text += `${WORDS[Math.floor(chance() * WORDS.length)]}${chance() < 0.1 ? ".\n" : " "}`;
  const walk = medianOf(() => codePointLength(text));
  const found: Record<string, number> = {};
  let worst = 0;
  for (const length of LENGTHS) {
    for (const change of ["moved", "edited", "gone"] as const) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const from = Math.floor(chance() * (text.length - length - 100));
        const passage = selectPassage(text, from, from + length);
        const changed = changedBy(change, text, from, length);
        const startedAt = performance.now();
        findAgain(changed, passage);
        times.push(performance.now() - startedAt);
      }
      times.sort((a, b) => a - b);
      found[`${length} characters, ${change}`] = rounded(times[ROUNDS / 2] ?? 0);
      worst = Math.max(worst, times[Math.floor(ROUNDS * 0.95)] ?? 0);
    }
  }
  console.table(found);
  const slowest = Math.max(...Object.values(found));
  return {
    median_ms_slowest: slowest,
    ms_95_percent_slowest: rounded(worst),
    walk_ms: rounded(walk),
    ratio: rounded(slowest / walk),
  };
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

function changedBy(change: "moved" | "edited" | "gone", text: string, from: number, length: number): string {
  if (change === "moved") return `Corrected on Friday.\n${text}`;
  if (change === "gone") return text.slice(0, Math.max(0, from - 40)) + text.slice(from + length + 60);
  const middle = from + Math.floor(length / 2);
  return `${text.slice(0, middle)}xy${text.slice(middle + 3)}`;
}

function medianOf(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  }).sort((a, b) => a - b);
  return times[ROUNDS / 2] ?? 0;
}
