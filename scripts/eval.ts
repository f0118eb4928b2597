import { parseArgs } from "node:util";
import { evaluateCheckworthy } from "#tests/eval/checkworthy";
import { evaluateCommunityNotes } from "#tests/eval/community-notes";
import { evaluateConsensus } from "#tests/eval/consensus";
import { evaluateExtraction } from "#tests/eval/extraction";
import { evaluatePolis } from "#tests/eval/polis";

/**
 * `npm run eval -- NAME --data DIR [--half dev]` measures the product's own code on a folder of data from outside the
 * repository. The last line is one JSON object. The exit code is 1 when the evaluation itself calls something failed.
 */
type Evaluation = (folder: string, half: string | undefined) => Promise<{ result: object; failed: boolean }>;

const EVALUATIONS: Record<string, Evaluation> = {
  consensus: evaluateConsensus,
  polis: evaluatePolis,
  "community-notes": evaluateCommunityNotes,
  extraction: evaluateExtraction,
  checkworthy: evaluateCheckworthy,
};

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { data: { type: "string" }, half: { type: "string" } },
  });
  const evaluation = EVALUATIONS[positionals[0] ?? ""];
  if (!evaluation || !values.data) {
    console.error("Say which evaluation and on which folder: npm run eval -- NAME --data DIR [--half dev]");
    console.error(`There is: ${Object.keys(EVALUATIONS).join(", ")}.`);
    return 2;
  }
  const { result, failed } = await evaluation(values.data, values.half);
  console.log(JSON.stringify(result));
  return failed ? 1 : 0;
}

process.exitCode = await main();
