import { globSync, readFileSync } from "node:fs";
import { basename, sep } from "node:path";

/** Rooms of a noun of the glossary, and rooms that hold the machinery below them. */
const NOUNS = [
  "articles",
  "claims",
  "sources",
  "votes",
  "verdicts",
  "checks",
  "corrections",
  "receipts",
  "discussion",
  "moderation",
  "desk",
  "members",
  "interests",
  "applications",
  "settings",
  "signin",
  "topics",
  "standpoints",
  "search",
  "notices",
  "assignments",
  "reports",
  "measures",
  "letters",
  "approaches",
  "fairness",
  "exercises",
  "imports",
];
const MACHINERY = ["core", "policy", "events", "auth", "jobs", "storage", "trpc", "hostile-work", "mail", "limits"];
const TOP_FILES = ["request.ts", "env.ts"];
/** Folders of pure or guarded code inside a noun. */
const FOLDERS = [
  "articles/anchoring",
  "articles/extraction",
  "articles/fetching",
  "articles/reading",
  "claims/suggestions",
  "checks/page",
  "checks/wording",
  "verdicts/engine",
  "verdicts/ballots",
  "receipts/verification",
];
const ROOM_FILE = /^(schemas|rules|views|router|internal|([a-z]+-)?queries)\.ts$/;
/**
 * Queries of members, which ask the policy; those of the public look at no one; `internal.ts` does not ask who reads.
 */
const MEMBERS_QUERIES = /^(desk-)?queries\.ts$/;
const PUBLIC_QUERIES = "public-queries.ts";
const ACTION_FILE = /^[a-z]+(-[a-z0-9]+)+\.ts$/;
/**
 * What another noun may import besides queries, rules, schemas and views: a source keeps its document as an article, a
 * check that is published writes down its verdicts and freezes its receipt, and a correction writes a version of a
 * check; whoever signs in for the first time becomes a member.
 */
const SHARED_STEPS = [
  "articles/keep-document",
  "articles/read-document",
  "articles/import-article",
  "articles/find-passages-again",
  "articles/fetching/manners",
  "articles/fetching/guarded-fetch",
  "verdicts/write-verdicts",
  "claims/fix-positions",
  "claims/suggest-claims",
  "claims/move-claim",
  "checks/freeze-verdicts",
  "checks/lock-check",
  "checks/move-check",
  "checks/number-sources",
  "checks/write-validity",
  "checks/write-version",
  "discussion/answer-suggestions",
  "fairness/draw-readers",
  "interests/recuse-interested",
  "measures/write-measure",
  "reports/write-contact",
  "search/list-check",
  "members/write-grant",
  "members/write-newcomer",
  "signin/write-session",
  "topics/name-topics",
  "receipts/freeze-receipt",
  "receipts/verification/verify-receipt",
];
const SHARED_FILE =
  /^(schemas|rules|views|internal|([a-z]+-)?queries|anchoring\/[a-z-]+|ballots\/[a-z-]+|engine\/[a-z-]+)$/;
const COMMAND_TABLE = "tests/integration/policy/every-command.test.ts";

/** Path below the repository, with slashes, to text. */
export type Files = ReadonlyMap<string, string>;

/** What the house asks of the rooms in `server/` and the files do not hold to, one sentence each. */
export function structureProblems(files: Files): string[] {
  const ofRooms = [...files].flatMap(([path, text]) =>
    path.startsWith("server/") ? problemsOf(path, withoutComments(text), files) : [],
  );
  return [...ofRooms, ...formProblems(files), ...exportProblems(files)];
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
  if (ROOM_FILE.test(name)) return [...serverOnlyProblems(path, code), ...readerProblems(path, name, code)];
  if (!ACTION_FILE.test(name)) {
    return [`${path}: a room holds schemas, rules, views, queries, a router, and verb-noun.ts; rename or move it.`];
  }
  const isRouted = (files.get(`server/${room}/router.ts`) ?? "").includes(`/${room}/${basename(name, ".ts")}"`);
  const isCommand = isRouted || code.includes("inTransaction(") || /^export async function \w+\(\s*ctx\b/m.test(code);
  return isCommand ? commandProblems(path, room, basename(name, ".ts"), code, files) : [];
}

/** Who reads is asked in every query of members, and never looked at in one of the public. */
function readerProblems(path: string, name: string, code: string): string[] {
  if (name === PUBLIC_QUERIES) {
    return code.includes(".actor") ? [`${path}: is the same for everybody, so it may not look at ctx.actor.`] : [];
  }
  if (!MEMBERS_QUERIES.test(name)) return [];
  return exportedFunctions(code).flatMap(({ query, text }) =>
    /\bctx: Ctx\b/.test(text) && !/\b(authorize|signedIn)\(/.test(text)
      ? [`${path}: ${query} never calls authorize(), so anybody could read it; or move it to internal.ts.`]
      : [],
  );
}

const exportedFunctions = (code: string) =>
  code.split(/^(?=export )/m).flatMap((text) => {
    const query = /^export (?:async function|const) (\w+)/.exec(text)?.[1];
    return query ? [{ query, text: text.split(/^}/m)[0] ?? text }] : [];
  });

const serverOnlyProblems = (path: string, code: string): string[] =>
  code.trimStart().startsWith('import "server-only";') ? [] : [`${path}: must begin with import "server-only".`];

function commandProblems(path: string, room: string, name: string, code: string, files: Files): string[] {
  const command = name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const module = `#server/${room}/${name}"`;
  const isTested = [...files].some(
    ([test, text]) => test.startsWith(`tests/integration/${room}/`) && text.includes(module),
  );
  const unmet: [boolean, string][] = [
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
    ...unmet.flatMap(([isLacking, sentence]) => (isLacking ? [`${path}: ${sentence}`] : [])),
  ];
}

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*$/gm, "");

/** Until its script has come, a form sends itself, and by GET what was typed would stand in the address and in every log. */
function formProblems(files: Files): string[] {
  return [...files].flatMap(([path, text]) =>
    Array.from(/^(app|components)\//.test(path) ? text.matchAll(/<form\b[\s\S]*?>\n/g) : []).flatMap(([opening]) =>
      opening.includes("onSubmit=") && !opening.includes('method="post"')
        ? [`${path}: a form with onSubmit needs method="post", or what was typed is sent in the address.`]
        : [],
    ),
  );
}

/** What is exported and no one imports, one sentence each. Pages and configuration are called by the framework. */
function exportProblems(files: Files): string[] {
  const usedBy = new Map<string, Set<string>>();
  for (const [path, text] of files) {
    for (const [word] of text.matchAll(/[A-Za-z_$][\w$]*/g))
      usedBy.set(word, (usedBy.get(word) ?? new Set()).add(path));
  }
  return [...files].flatMap(([path, text]) => {
    if (!/^(server|components|db|messages|scripts|tests)\//.test(path) || /\.(js|test\.tsx?)$/.test(path)) return [];
    const exported = text.matchAll(/^export (?:async )?(?:function\*?|const|type|class) ([\w$]+)/gm);
    return Array.from(exported).flatMap(([, name = ""]) =>
      (usedBy.get(name)?.size ?? 0) > 1 ? [] : [`${path}: exports ${name}, which nobody imports.`],
    );
  });
}

const CODE = ["app", "components", "server", "db", "messages", "scripts", "tests"];

/** The files that the rules of the structure speak about. */
export function readFiles(root: string): Files {
  const paths = globSync(["*.{ts,js}", ...CODE.map((folder) => `${folder}/**/*.{ts,tsx,js}`)], { cwd: root });
  return new Map(paths.map((path) => [path.split(sep).join("/"), readFileSync(`${root}/${path}`, "utf8")]));
}
