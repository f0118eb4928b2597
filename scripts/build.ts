import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startChild } from "#scripts/child";
import { ROOT } from "#scripts/root";

const SOURCES = [
  "{app,components,server,db,messages,public}/**/*",
  "{next.config,postcss.config}.*",
  "{package,package-lock,tsconfig}.json",
  "{proxy,instrumentation,instrumentation-client}.ts",
];
/** Not part of what the web server runs. */
const LEFT_OUT = /^db\/migrations\/|^db\/(embedded.*|migrate|process)\.ts$/;
const SHOWN_LOG_LINES = 60;

/** The sources, and the folder below them that their build goes into. */
type Place = { root: string; folder: string };

/** The browser tests set BUILD_DIR, so that they never pull the build from under a running product. */
export const BUILD: Place = { root: ROOT, folder: process.env.BUILD_DIR || ".next" };

/** The same text as long as nothing that goes into the build has changed. */
export function sourcesFingerprint(root: string): string {
  const hash = createHash("sha256");
  const paths = globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => !LEFT_OUT.test(path))
    .sort();
  for (const path of paths)
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

/** Whether the folder holds a finished build of exactly these sources. */
export function isFresh({ root, folder }: Place): boolean {
  const output = join(root, folder);
  const mark = join(output, "sources.sha256");
  if (!existsSync(join(output, "BUILD_ID")) || !existsSync(mark)) return false;
  return readFileSync(mark, "utf8") === sourcesFingerprint(root);
}

/** Builds the web application. Throws with the end of the build's log when it fails. */
export async function build({ root, folder }: Place, logFile: string, signal?: AbortSignal): Promise<void> {
  const mark = join(root, folder, "sources.sha256");
  rmSync(mark, { force: true });
  const before = sourcesFingerprint(root);
  writeFileSync(logFile, "");
  const next = join(root, "node_modules/next/dist/bin/next");
  const child = startChild({
    name: "build",
    parameters: [next, "build"],
    variables: { NODE_ENV: "production", BUILD_DIR: folder },
    logFile,
  });
  signal?.addEventListener("abort", child.stop);
  const code = await child.ended;
  if (code !== 0) {
    const end = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-SHOWN_LOG_LINES).join("\n");
    throw new Error(`The build failed (its whole log is ${logFile}):\n${end}`);
  }
  writeFileSync(mark, before);
}
