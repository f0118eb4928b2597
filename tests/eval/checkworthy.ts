import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { foldOf, type Labelled, type LabelledSet, readLabelled } from "#scripts/suggestions/labelled";
import { averagePrecision, meanAveragePrecision } from "#scripts/suggestions/measures";
import {
  type Head,
  type Prepared,
  prepare,
  quantised,
  scoreWith,
  trainHead,
  without,
} from "#scripts/suggestions/statement-head";
import { countKinds } from "#server/claims/suggestions/features";
import { scoreStatement } from "#server/claims/suggestions/statement-head";

/** What the statement head is trained on, each with the other beside it. */
const TRAINED_ON = ["checkworthy-claimbuster", "checkworthy-ct2019-debates"] as const;
const STATEMENT_FOLDS = 5;
const DEBATE_FOLDS = 7;
/** In a transcript the sentences before and after count too, of the same speaker their own score, of others the mean. */
const NEIGHBOURS = 0.2;

type Scored = { score: number; label: 0 | 1 };
type Ranker = (sentences: readonly Prepared[]) => Scored[];

/**
 * How well sentences that are worth checking are ranked before others: average precision, of debates its mean over transcripts. On the dev
 * half, on which the shipped weights were trained, by cross-validation of the same training: by the hash of the text for statements, by
 * transcripts for debates, and without the sentences that stand in both. On another half by a head that is trained on the dev halves.
 */
export async function evaluateCheckworthy(folder: string, half = "dev") {
  const set = readLabelled(folder, half);
  if (set.sentences.length === 0) throw new Error(`There are no labelled sentences in ${folder} (${half}).`);
  const prepared = prepare(set.sentences);
  const floors = { length: measure(set, prepared, byLength), number_then_length: measure(set, prepared, byNumber) };
  const shipped = measure(set, prepared, (sentences) =>
    sentences.map(({ sentence }) => labelled(sentence, scoreStatement(sentence.text, sentence.language))),
  );
  if (set.kind === "posts") {
    // Tweets have no head of their own: people who labelled them asked for something else (docs/decisions/0034-suggestions.md).
    return { result: { ...summary(set, half), statement_head: shipped, floors }, failed: false };
  }
  const others = TRAINED_ON.filter((name) => name !== set.name)
    .map((name) => join(dirname(folder), name))
    .filter((path) => existsSync(path));
  const pooled = prepare(others.flatMap((path) => readLabelled(path, "dev").sentences));
  const rankings = half === "dev" ? crossValidated(set, prepared, pooled) : trainedOnDev(set, folder, prepared, pooled);
  const result = {
    ...summary(set, half),
    trained: half === "dev" ? "cross-validated" : "on the dev halves",
    float: scoreOf(set, rankings.float),
    shipped_form: scoreOf(set, rankings.shipped),
    ...(half !== "dev" && { shipped_weights_without_context: shipped }),
    floors,
  };
  return { result, failed: false };
}

const summary = ({ name, sentences }: LabelledSet, half: string) => ({
  set: basename(name),
  half,
  sentences: sentences.length,
  worth_checking: sentences.filter(({ label }) => label === 1).length,
});

const labelled = ({ label }: Labelled, score: number): Scored => ({ score, label });
const byLength: Ranker = (sentences) => sentences.map(({ sentence }) => labelled(sentence, sentence.text.length));
const byNumber: Ranker = (sentences) =>
  sentences.map(({ sentence }) => {
    const { numword, magnitude, percent } = countKinds(sentence.text, sentence.language);
    const hasNumber = /\p{N}/u.test(sentence.text) || numword + magnitude + percent > 0;
    return labelled(sentence, sentence.text.length / 1e6 + (hasNumber ? 1 : 0));
  });

/** The rankings that are measured: one for each transcript, or one of all. */
const groupsOf = ({ kind }: LabelledSet, prepared: readonly Prepared[]): Prepared[][] =>
  kind === "debates" ? [...Map.groupBy(prepared, ({ sentence }) => sentence.transcript).values()] : [[...prepared]];

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

function measure(set: LabelledSet, prepared: readonly Prepared[], rank: Ranker): number {
  return scoreOf(set, groupsOf(set, prepared).map(rank));
}

const scoreOf = ({ kind }: LabelledSet, rankings: readonly (readonly Scored[])[]): number =>
  round(kind === "debates" ? meanAveragePrecision(rankings) : averagePrecision(rankings.flat()));

type Rankings = { float: Scored[][]; shipped: Scored[][] };

function crossValidated(set: LabelledSet, prepared: readonly Prepared[], pooled: readonly Prepared[]): Rankings {
  const transcripts = [...new Set(prepared.map(({ sentence }) => sentence.transcript))].sort();
  const folds = set.kind === "debates" ? DEBATE_FOLDS : STATEMENT_FOLDS;
  const foldFor = ({ sentence }: Prepared) =>
    set.kind === "debates" ? transcripts.indexOf(sentence.transcript) % folds : foldOf(sentence.text, folds);
  const rankings: Rankings = { float: [], shipped: [] };
  for (let fold = 0; fold < folds; fold++) {
    const measured = prepared.filter((one) => foldFor(one) === fold);
    const training = without([...prepared.filter((one) => foldFor(one) !== fold), ...pooled], measured);
    const head = trainHead(training);
    for (const group of groupsOf(set, measured)) {
      rankings.float.push(rankWith(head, group));
      rankings.shipped.push(rankWith(quantised(head), group));
    }
    console.log(`fold ${fold + 1} of ${folds}: ${scoreOf(set, rankings.float.slice(-groupsOf(set, measured).length))}`);
  }
  return rankings;
}

function trainedOnDev(
  set: LabelledSet,
  folder: string,
  prepared: readonly Prepared[],
  pooled: readonly Prepared[],
): Rankings {
  const head = trainHead(without([...prepare(readLabelled(folder, "dev").sentences), ...pooled], prepared));
  const groups = groupsOf(set, prepared);
  return {
    float: groups.map((group) => rankWith(head, group)),
    shipped: groups.map((group) => rankWith(quantised(head), group)),
  };
}

/** The sentences of a text as a head ranks them; in a transcript with their neighbours. */
function rankWith(head: Head, group: readonly Prepared[]): Scored[] {
  const scores = group.map((one) => scoreWith(head, one));
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  return group.map(({ sentence }, at) => {
    const own = scores[at] ?? 0;
    if (!sentence.context) return labelled(sentence, own);
    const before = sentence.context[0] === 1 ? (scores[at - 1] ?? mean) : mean;
    const after = sentence.context[1] === 1 ? (scores[at + 1] ?? mean) : mean;
    return labelled(sentence, own + NEIGHBOURS * (before + after));
  });
}
