import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "#scripts/root";
import { readLabelled } from "#scripts/suggestions/labelled";
import { prepare, shippedParts, trainHead } from "#scripts/suggestions/statement-head";
import { type StatementHead, WEIGHTS_FILE } from "#server/claims/suggestions/statement-head";

/**
 * `npm run train:suggestions -- DIR DIR` makes the weights of the ranking from labelled sentences outside the repository: their dev
 * halves alone, statements (checkworthy-claimbuster) and debates (checkworthy-ct2019-debates). No text of theirs is kept in the weights.
 */
async function main(): Promise<number> {
  const folders = process.argv.slice(2);
  if (folders.length === 0) {
    console.error("Say on which sets to train: npm run train:suggestions -- DIR DIR");
    return 2;
  }
  const sets = folders.map((folder) => readLabelled(folder, "dev"));
  const prepared = prepare(sets.flatMap(({ sentences }) => sentences));
  const { words, pieces, dense, bias } = shippedParts(trainHead(prepared));
  const packed = ({ scale, bytes }: { scale: number; bytes: Int8Array }) => ({
    scale,
    bytes: Buffer.from(bytes.buffer).toString("base64"),
  });
  const trainedOn = sets.map(({ name, sentences }) => `${name}, dev half, ${sentences.length} sentences`);
  const head: StatementHead = { trainedOn, words: packed(words), pieces: packed(pieces), dense, bias };
  writeFileSync(join(ROOT, WEIGHTS_FILE), `${JSON.stringify(head)}\n`);
  console.log(`${WEIGHTS_FILE}: ${trainedOn.join("; ")} (${folders.map((folder) => basename(folder)).join(", ")})`);
  return 0;
}

process.exitCode = await main();
