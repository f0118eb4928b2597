import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "#db/client";
import { communityNotesFiles } from "#scripts/community-notes";
import { openProductDatabase, prepareEnvironment } from "#scripts/environment";
import { systemCtx } from "#server/core/context";
import { DomainError } from "#server/core/errors";
import { EnvError } from "#server/env";
import { getBallotsOfJudgement, type JudgedBallots } from "#server/receipts/queries";
import { BALLOTS_FORMAT } from "#server/receipts/verification/verify-ballots";
import { leafOf } from "#server/verdicts/ballots/leaves";

/**
 * `npm run export:ballots -- --format countersign|community-notes [--judgement N] [--out PATH]` writes down the ballots
 * of a judgement (the last one unless said otherwise) under pseudonyms that are made for it alone. It is for auditors:
 * from all ballots together anyone can estimate where each pseudonym stands.
 */
const OPTIONS = { format: { type: "string" }, judgement: { type: "string" }, out: { type: "string" } } as const;
const FORMATS: Record<string, (judged: JudgedBallots, out: string) => Promise<string>> = {
  countersign: writeCountersign,
  "community-notes": writeCommunityNotes,
};

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  const write = FORMATS[values.format ?? "countersign"];
  const judgement = values.judgement === undefined ? undefined : Number(values.judgement);
  if (!write || (judgement !== undefined && !Number.isInteger(judgement))) {
    console.error(`--format is one of ${Object.keys(FORMATS).join(", ")}, and --judgement a whole number.`);
    return 2;
  }
  const product = await openProductDatabase(prepareEnvironment());
  const { db, close } = openDatabase(product.url, { connections: 1 });
  try {
    const judged = await getBallotsOfJudgement(systemCtx(db), judgement);
    const said = await write(judged, values.out ?? `ballots-${judged.judgement}`);
    console.log(`${judged.ballots.length} ballots of judgement ${judged.judgement}: ${said}`);
    return 0;
  } finally {
    await close();
    await product.stop();
  }
}

/** One line for the judgement, and one per ballot. */
async function writeCountersign({ ballots, ...judgement }: JudgedBallots, out: string): Promise<string> {
  const file = out.endsWith(".jsonl") ? out : `${out}.jsonl`;
  const lines = function* () {
    yield { format: BALLOTS_FORMAT, ...judgement };
    for (const ballot of ballots) yield { ...ballot, leaf: leafOf(ballot).toString("hex") };
  };
  await writeLines(file, lines(), (line) => JSON.stringify(line));
  return file;
}

/** The four tables of Community Notes' public data, each rating of a claim being a note that says so. */
async function writeCommunityNotes(judged: JudgedBallots, out: string): Promise<string> {
  mkdirSync(out, { recursive: true });
  for (const { name, columns, rows } of communityNotesFiles(judged)) {
    const table = function* () {
      yield [...columns];
      yield* rows;
    };
    await writeLines(join(out, `${name}-00000.tsv`), table(), (row) => row.join("\t"));
  }
  return `${out}/notes, ratings, noteStatusHistory, userEnrollment`;
}

async function writeLines<Line>(file: string, lines: Iterable<Line>, asText: (line: Line) => string): Promise<void> {
  const stream = createWriteStream(file);
  for (const line of lines) if (!stream.write(`${asText(line)}\n`)) await once(stream, "drain");
  stream.end();
  await once(stream, "finish");
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof EnvError || error instanceof DomainError)) throw error;
  console.error(error instanceof DomainError ? "There is no such judgement." : error.message);
  process.exitCode = 1;
}
