import { globSync, readFileSync } from "node:fs";
import { basename, sep } from "node:path";

/** Rooms of a noun of the glossary, and rooms that hold the machinery below them. */
const NOUNS = ["articles", "claims", "sources", "votes", "verdicts", "checks", "members"];
const MACHINERY = ["core", "policy", "events", "auth", "jobs", "trpc", "hostile-work"];
const TOP_FILES = ["request.ts", "env.ts"];
/** Folders of pure or guarded code inside a noun. */
const FOLDERS = [
  "articles/anchoring",
  "articles/extraction",
  "articles/fetching",
  "checks/wording",
  "verdicts/engine",
  "verdicts/receipt",
];
const ROOM_FILE = /^(schemas|rules|views|router|([a-z]+-)?queries)\.ts$/;
const ACTION_FILE = /^[a-z]+(-[a-z0-9]+)+\.ts$/;
/**
 * What another noun may import besides queries, rules, schemas and views: a source keeps its document as an article, and
 * a check that is published writes down its verdicts.
 */
const SHARED_STEPS = [
  "articles/keep-document",
  "articles/read-document",
  "articles/fetching/guarded-fetch",
  "verdicts/write-verdicts",
  "verdicts/receipt/receipt",
  "verdicts/receipt/verify-receipt",
];
const SHARED_FILE = /^(schemas|rules|views|([a-z]+-)?queries|anchoring\/[a-z-]+)$/;
const COMMAND_TABLE = "tests/integration/policy/every-command.test.ts";

/** Path below the repository, with slashes, to text. */
export type Files = ReadonlyMap<string, string>;

/** What the house asks of the rooms in `server/` and the files do not hold to, one sentence each. */
export function structureProblems(files: Files): string[] {
  return [...files].flatMap(([path, text]) =>
    path.startsWith("server/") ? problemsOf(path, withoutComments(text), files) : [],
  );
}

function problemsOf(path: string, code: string, files: Files): string[] {
  const [, room = "", ...rest] = path.split("/");
  const name = rest.join("/");
  if (name === "") {
    return TOP_FILES.includes(room) ? [] : [`${path}: server/ holds rooms, ${TOP_FILES.join(" and ")}; move it.`];
  }
  if (MACHINERY.includes(room)) return [];
  if (!NOUNS.includes(room)) return [`${path}: “${room}” is no room: name it after a noun of docs/glossary.md.`];
  return [...importProblems(path, room, code), ...fileProblems(path, room, name, code, files)];
}

function importProblems(path: string, room: string, code: string): string[] {
  const imported = Array.from(code.matchAll(/from "#server\/([a-z]+)\/([a-z/-]+)"/g));
  return imported.flatMap(([, other = "", file = ""]) => {
    const isForeign = NOUNS.includes(other) && other !== room;
    if (!isForeign || SHARED_FILE.test(file) || SHARED_STEPS.includes(`${other}/${file}`)) return [];
    return [`${path}: imports ${other}/${file}; of another noun only queries, rules, schemas and views are for it.`];
  });
}

function fileProblems(path: string, room: string, name: string, code: string, files: Files): string[] {
  if (name.includes("/")) {
    const folder = `${room}/${name.slice(0, name.lastIndexOf("/"))}`;
    return FOLDERS.includes(folder)
      ? []
      : [`${path}: server/${folder} is no folder of ours; decide it in docs/decisions.`];
  }
  if (/^(schemas|rules|views)\.ts$/.test(name)) {
    return code.includes('"server-only"')
      ? [`${path}: is shared with the browser and may not import "server-only".`]
      : [];
  }
  if (ROOM_FILE.test(name)) return serverOnlyProblems(path, code);
  if (!ACTION_FILE.test(name)) {
    return [`${path}: a room holds schemas, rules, views, queries, a router, and verb-noun.ts; rename or move it.`];
  }
  const isRouted = (files.get(`server/${room}/router.ts`) ?? "").includes(`/${room}/${basename(name, ".ts")}"`);
  const isCommand = isRouted || code.includes("inTransaction(") || /^export async function \w+\(\s*ctx\b/m.test(code);
  return isCommand ? commandProblems(path, room, basename(name, ".ts"), code, files) : [];
}

const serverOnlyProblems = (path: string, code: string): string[] =>
  code.trimStart().startsWith('import "server-only";') ? [] : [`${path}: must begin with import "server-only".`];

function commandProblems(path: string, room: string, name: string, code: string, files: Files): string[] {
  const command = name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const module = `#server/${room}/${name}"`;
  const isTested = [...files].some(
    ([test, text]) => test.startsWith(`tests/integration/${room}/`) && text.includes(module),
  );
  const lacks: [boolean, string][] = [
    [
      !code.includes(`export async function ${command}(`),
      `must export its command as “export async function ${command}(”.`,
    ],
    [!/\bauthorize\(/.test(code), `${command} never calls authorize(), so anybody could run it.`],
    [!/\brecordEvent\(/.test(code), `${command} never calls recordEvent(), so the history would not know of it.`],
    [
      !withoutComments(files.get(COMMAND_TABLE) ?? "").includes(module),
      `${command} is not in ${COMMAND_TABLE}, which tries every command as every kind of member.`,
    ],
    [!isTested, `${command} has no test in tests/integration/${room}/.`],
  ];
  return [
    ...serverOnlyProblems(path, code),
    ...lacks.flatMap(([isLacking, sentence]) => (isLacking ? [`${path}: ${sentence}`] : [])),
  ];
}

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*$/gm, "");

/** The files that the rules of the structure speak about. */
export function readFiles(root: string): Files {
  const paths = globSync(["server/**/*.ts", "tests/integration/**/*.ts"], { cwd: root });
  return new Map(paths.map((path) => [path.split(sep).join("/"), readFileSync(`${root}/${path}`, "utf8")]));
}
