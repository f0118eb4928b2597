import { CONTEXT_SIZE, type Labelled, sameSentence } from "#scripts/suggestions/labelled";
import { type Example, trainLogistic } from "#scripts/suggestions/logistic";
import { BUCKETS, featuresOf, type SentenceFeatures } from "#server/claims/suggestions/features";

/** How the parts of the vector are weighed against each other before training. */
const DENSE_SCALE = 0.05;
const CONTEXT_SCALE = 0.1;

export type Prepared = { sentence: Labelled; features: SentenceFeatures };

export const prepare = (sentences: readonly Labelled[]): Prepared[] =>
  sentences.map((sentence) => ({ sentence, features: featuresOf(sentence.text, sentence.language) }));

/** The divisors of the numbers of a sentence and of its place in a transcript: their standard deviations over what is trained on. */
type Scales = { dense: number[]; context: number[] };

export type Head = { weights: Float64Array; scales: Scales; denseSize: number };

const deviations = (rows: readonly ArrayLike<number>[], size: number): number[] =>
  Array.from({ length: size }, (_, column) => {
    if (rows.length === 0) return 1;
    const mean = rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length;
    const spread = Math.sqrt(rows.reduce((sum, row) => sum + ((row[column] ?? 0) - mean) ** 2, 0) / rows.length);
    return spread > 1e-9 ? spread : 1;
  });

/** Where each part of the vector begins. */
const layout = (denseSize: number) => {
  const dense = 2 * BUCKETS;
  const context = dense + denseSize;
  const debates = context + CONTEXT_SIZE;
  return { pieces: BUCKETS, dense, context, debates, bias: debates + 1, size: debates + 2 };
};

function exampleOf({ sentence, features }: Prepared, { dense: spread, context: around }: Scales): Example {
  const at: number[] = [];
  const value: number[] = [];
  const put = (place: number, amount: number) => {
    at.push(place);
    value.push(amount);
  };
  const places = layout(features.dense.length);
  for (const place of features.words) put(place, 1 / Math.sqrt(features.words.length));
  for (const place of features.pieces) put(places.pieces + place, 1 / Math.sqrt(features.pieces.length));
  for (const [i, one] of features.dense.entries()) put(places.dense + i, (one / (spread[i] ?? 1)) * DENSE_SCALE);
  for (const [i, one] of (sentence.context ?? []).entries())
    put(places.context + i, (one / (around[i] ?? 1)) * CONTEXT_SCALE);
  if (sentence.transcript !== null) put(places.debates, 1);
  put(places.bias, 1);
  return { at: Int32Array.from(at), value: Float64Array.from(value), label: sentence.label, weight: 1 };
}

/** Trains the head that ranks statements, on sentences and transcripts together. */
export function trainHead(prepared: readonly Prepared[]): Head {
  const denseSize = prepared[0]?.features.dense.length ?? 0;
  const scales = {
    dense: deviations(
      prepared.map(({ features }) => features.dense),
      denseSize,
    ),
    context: deviations(
      prepared.flatMap(({ sentence }) => (sentence.context ? [sentence.context] : [])),
      CONTEXT_SIZE,
    ),
  };
  const examples = prepared.map((one) => exampleOf(one, scales));
  return { weights: trainLogistic(examples, layout(denseSize).size), scales, denseSize };
}

/** How a head ranks a sentence: the higher, the more worth checking. */
export function scoreWith({ weights, scales }: Head, prepared: Prepared): number {
  const { at, value } = exampleOf(prepared, scales);
  let score = 0;
  for (let i = 0; i < at.length; i++) score += (weights[at[i] ?? 0] ?? 0) * (value[i] ?? 0);
  return score;
}

const QUANTILE = 0.9995;
const INT8_MAX = 127;

/** A table in one byte a weight, and what each step is worth; what is far out is cut off, so that the steps stay small. */
function inBytes(table: Float64Array): { scale: number; bytes: Int8Array } {
  const sorted = Float64Array.from(table, Math.abs).sort();
  const scale = (sorted[Math.floor(sorted.length * QUANTILE)] ?? 1) / INT8_MAX || 1;
  const bytes = Int8Array.from(table, (weight) => Math.max(-INT8_MAX, Math.min(INT8_MAX, Math.round(weight / scale))));
  return { scale, bytes };
}

/** The head as it is shipped: two tables of one byte a weight, and the numbers of a sentence with their scales in one factor each. */
export function shippedParts({ weights, scales, denseSize }: Head) {
  const places = layout(denseSize);
  const words = inBytes(weights.slice(0, BUCKETS));
  const pieces = inBytes(weights.slice(BUCKETS, places.dense));
  const dense = Array.from(
    { length: denseSize },
    (_, i) => ((weights[places.dense + i] ?? 0) * DENSE_SCALE) / (scales.dense[i] ?? 1),
  );
  return { words, pieces, dense, bias: weights[places.bias] ?? 0 };
}

/** A head whose tables went through one byte a weight and back, as what is shipped did. */
export function quantised(head: Head): Head {
  const { words, pieces } = shippedParts(head);
  const weights = head.weights.slice();
  for (const [at, byte] of words.bytes.entries()) weights[at] = byte * words.scale;
  for (const [at, byte] of pieces.bytes.entries()) weights[BUCKETS + at] = byte * pieces.scale;
  return { ...head, weights };
}

/** Without those sentences that are measured: the same words in another set would tell the answer. */
export function without(prepared: readonly Prepared[], measured: readonly Prepared[]): Prepared[] {
  const texts = new Set(measured.map(({ sentence }) => sameSentence(sentence.text)));
  return prepared.filter(({ sentence }) => !texts.has(sameSentence(sentence.text)));
}
