import { readFileSync } from "node:fs";
import { join } from "node:path";
import { featuresOf } from "#server/claims/suggestions/features";

/** Where the weights are kept; see scripts/suggestions/train.ts, which makes them. */
export const WEIGHTS_FILE = "server/claims/suggestions/statement-head.json";

/** A table in one byte a weight, as base64, and what each step is worth. */
type Table = { scale: number; bytes: string };
export type StatementHead = { trainedOn: string[]; words: Table; pieces: Table; dense: number[]; bias: number };

/** Words and pieces of words mean something only in the language that was trained on. */
const TRAINED = "en";

type Loaded = Omit<StatementHead, "words" | "pieces"> & Record<"words" | "pieces", { scale: number; bytes: Int8Array }>;
let loaded: Loaded | null = null;

const unpacked = ({ scale, bytes }: Table) => ({ scale, bytes: new Int8Array(Buffer.from(bytes, "base64")) });

function head(): Loaded {
  if (!loaded) {
    const read = JSON.parse(readFileSync(join(process.cwd(), WEIGHTS_FILE), "utf8")) as StatementHead;
    loaded = { ...read, words: unpacked(read.words), pieces: unpacked(read.pieces) };
  }
  return loaded;
}

/**
 * How worth checking a sentence is, compared with others: the higher, the more. No probability: how many of all sentences are worth
 * checking differs from text to text. Of languages that were not trained on only what is counted in a sentence says something.
 */
export function scoreStatement(text: string, language: string): number {
  const { words, pieces, dense, bias } = head();
  const features = featuresOf(text, language);
  let score = bias;
  for (const [at, weight] of dense.entries()) score += weight * (features.dense[at] ?? 0);
  if (language !== TRAINED) return score;
  const sumOf = (table: { scale: number; bytes: Int8Array }, places: Int32Array) => {
    let sum = 0;
    for (const place of places) sum += table.bytes[place] ?? 0;
    return places.length === 0 ? 0 : (sum * table.scale) / Math.sqrt(places.length);
  };
  return score + sumOf(words, features.words) + sumOf(pieces, features.pieces);
}
