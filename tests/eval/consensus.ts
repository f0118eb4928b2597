import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { differencesFrom, type Vector } from "#tests/eval/consensus-vector";

/**
 * Runs every file of a folder of consensus vectors through the engine and compares all that the file expects, numbers
 * within the file's own tolerance and everything else exactly.
 */
export async function evaluateConsensus(folder: string) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  if (names.length === 0) throw new Error(`There is no vector (*.json) in ${folder}.`);
  const failures: { vector: string; differences: string[] }[] = [];
  let largest = 0;
  for (const name of names) {
    const vector: Vector = JSON.parse(await readFile(join(folder, name), "utf8"));
    const { differences, maxError } = differencesFrom(vector);
    largest = Math.max(largest, maxError);
    console.log(
      `${differences.length === 0 ? "same" : "DIFFERS"}  ${name}  largest error ${maxError.toExponential(2)}`,
    );
    for (const difference of differences.slice(0, SHOWN)) console.log(`         ${difference}`);
    if (differences.length > 0) failures.push({ vector: name, differences: differences.slice(0, SHOWN) });
  }
  const result = { vectors: names.length, failed: failures.length, max_error: largest, failures };
  return { result, failed: failures.length > 0 };
}

const SHOWN = 5;
