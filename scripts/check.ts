import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { MIGRATIONS_FOLDER } from "#db/migrate";
import { DEFAULT_LOCALE, LOCALES } from "#messages/locales";
import { messagesOf } from "#messages/messages";
import { readFiles, structureProblems } from "#scripts/check-structure";
import { step } from "#scripts/step";

/** `npm run check`: all that can be said about the code without running it. Every step runs, even after one failed. */
const STEPS: [name: string, check: () => Promise<void> | void][] = [
  ["format, lint and import directions", () => run("biome", ["ci", "--colors=off", "--max-diagnostics=50", "."])],
  ["rooms and commands", () => refuse(structureProblems(readFiles(ROOT)))],
  ["types", checkTypes],
  ["migrations in step with the schema", checkMigrations],
  ["message catalogues", checkMessages],
];

const ROOT = join(import.meta.dirname, "..");

class Problem extends Error {}

async function checkTypes(): Promise<void> {
  await run("next", ["typegen"]);
  await run("tsc", ["--noEmit", "--incremental", "false"]);
}

async function checkMigrations(): Promise<void> {
  await run("drizzle-kit", ["check"]);
  refuse(journalProblems());
  mkdirSync(join(ROOT, ".data"), { recursive: true });
  const copy = mkdtempSync(join(ROOT, ".data/migrations-"));
  try {
    cpSync(MIGRATIONS_FOLDER, copy, { recursive: true });
    const settings = [
      "--dialect=postgresql",
      "--schema=./db/schema/index.ts",
      "--casing=snake_case",
      `--out=${relative(ROOT, copy)}`,
    ];
    const output = await run("drizzle-kit", ["generate", ...settings]);
    const known = new Set(readdirSync(MIGRATIONS_FOLDER));
    const missing = readdirSync(copy).filter((file) => !known.has(file));
    if (missing.length > 0 || !output.includes("No schema changes")) {
      throw new Problem(
        `db/schema says more than db/migrations: run \`npm run db:new <name>\`.\n${missing.map((file) => readFileSync(join(copy, file), "utf8")).join("\n") || output}`,
      );
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The migrator looks at the newest `when` only: an older one that is merged later would never be run. */
function journalProblems(): string[] {
  const journal: { entries: { tag: string; when: number }[] } = JSON.parse(
    readFileSync(join(MIGRATIONS_FOLDER, "meta/_journal.json"), "utf8"),
  );
  return journal.entries.flatMap(({ tag, when }, position) => {
    const previous = journal.entries[position - 1];
    return previous && previous.when >= when
      ? [
          `db/migrations: ${tag} claims to be older than ${previous.tag}, so a database that has the latter would skip it; generate it again.`,
        ]
      : [];
  });
}

function checkMessages(): void {
  const expected = new Set(keysIn(messagesOf(DEFAULT_LOCALE)));
  refuse(
    LOCALES.flatMap((locale) => {
      const actual = new Set(keysIn(messagesOf(locale)));
      return [
        ...[...expected.difference(actual)].map((key) => `messages/${locale}.json: ${key} is missing.`),
        ...[...actual.difference(expected)].map(
          (key) => `messages/${locale}.json: ${key} is not in messages/${DEFAULT_LOCALE}.json.`,
        ),
      ];
    }),
  );
}

function keysIn(value: unknown, path: string[] = []): string[] {
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => keysIn(inner, [...path, key]))
    : [path.join(".")];
}

function refuse(problems: string[]): void {
  if (problems.length > 0) throw new Problem(problems.join("\n"));
}

function run(command: string, parameters: string[]): Promise<string> {
  const options = { cwd: ROOT, maxBuffer: 64 * 1024 * 1024, shell: process.platform === "win32" };
  return new Promise((done, failed) => {
    execFile(command, parameters, options, (error, stdout, stderr) => {
      if (error)
        failed(new Problem(`${command} ${parameters.join(" ")}\n${stdout}${stderr || (stdout ? "" : error.message)}`));
      else done(stdout);
    });
  });
}

let passed = 0;
let failed = 0;
for (const [name, check] of STEPS) {
  try {
    await step(name, check);
    passed += 1;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    failed += 1;
  }
}
if (process.env.CHECK_REPORT) writeFileSync(process.env.CHECK_REPORT, JSON.stringify({ passed, failed }));
process.exitCode = failed > 0 ? 1 : 0;
