import { parseArgs } from "node:util";
import { benchAnchoring } from "#tests/bench/anchoring";
import { benchConsensus } from "#tests/bench/consensus";
import { benchJudging } from "#tests/bench/judging";
import { benchPublication } from "#tests/bench/publication";
import { benchReading } from "#tests/bench/reading";
import { benchVoting } from "#tests/bench/voting";

/**
 * `npm run bench -- NAME` measures speed beside a limit that is taken in the same run, so that the ratio means the same
 * on a slow machine and on a fast one. The last line is one JSON object.
 */
const OPTIONS = { ballots: { type: "string" }, threads: { type: "string" }, rings: { type: "boolean" } } as const;
export type BenchOptions = { ballots?: string; threads?: string; rings?: boolean };

const BENCHES: Record<string, (options: BenchOptions) => Promise<object>> = {
  anchoring: benchAnchoring,
  consensus: benchConsensus,
  judging: benchJudging,
  voting: benchVoting,
  reading: benchReading,
  publication: benchPublication,
};

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const bench = BENCHES[positionals[0] ?? ""];
  if (!bench) {
    console.error(`Say what to measure: npm run bench -- NAME. There is: ${Object.keys(BENCHES).join(", ")}.`);
    return 2;
  }
  console.log(JSON.stringify(await bench(values)));
  return 0;
}

process.exitCode = await main();
