import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * `npm test` runs everything: check, unit, integration, e2e. `npm test -- integration claims` runs one suite, and of it
 * the files whose path holds the words given. The last line is the sum: `N passed, N failed`.
 */
type Tally = { passed: number; failed: number; notRun: string[] };
type Suite = { title: string; run: (filters: string[], reports: string) => Promise<Tally> };

const SHOWN_LOG_LINES = 60;
/** The browser tests have a build of their own. */
const TESTED_BUILD = ".next-test";

const SUITES: Record<string, Suite> = {
  check: { title: "format, lint, import directions, rooms, types, migrations, messages", run: runCheck },
  unit: {
    title: "unit tests",
    run: (filters, reports) => runVitest("unit", ["--project=unit-screens", ...filters], reports),
  },
  integration: {
    title: "integration tests on PostgreSQL",
    run: (filters, reports) => runVitest("integration", filters, reports),
  },
  e2e: { title: "end-to-end tests in a browser", run: runPlaywright },
};

async function main([name, ...filters]: string[]): Promise<number> {
  if (name && !SUITES[name]) {
    console.error(`There is no suite “${name}”: choose one of ${Object.keys(SUITES).join(", ")}, or none to run all.`);
    return 2;
  }
  const reports = mkdtempSync(join(tmpdir(), "countersign-reports-"));
  const total: Tally = { passed: 0, failed: 0, notRun: [] };
  for (const [key, suite] of Object.entries(SUITES)) {
    if (name && name !== key) continue;
    const startedAt = Date.now();
    console.log(`\n── ${key}: ${suite.title}`);
    const tally = await suite.run(filters, reports);
    console.log(`── ${key}: ${sumOf(tally)} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.notRun.push(...tally.notRun);
  }
  rmSync(reports, { recursive: true, force: true });
  for (const sentence of total.notRun) console.log(`Not run: ${sentence}`);
  console.log(sumOf(total));
  return total.failed > 0 ? 1 : 0;
}

const sumOf = ({ passed, failed }: Tally) => `${passed} passed, ${failed} failed`;

async function runCheck(_filters: string[], reports: string): Promise<Tally> {
  const report = join(reports, "check.json");
  const code = await run("node", ["--conditions=react-server", "scripts/check.ts"], { CHECK_REPORT: report });
  return readReport(report, code, "check", (steps: { passed: number; failed: number }) => ({ ...steps, notRun: [] }));
}

async function runVitest(project: string, filters: string[], reports: string): Promise<Tally> {
  const report = join(reports, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run("vitest", ["run", "--project", project, ...reporters, ...filters]);
  type Report = {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  };
  return readReport(report, code, project, (result: Report) => {
    const brokenFiles = result.testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    );
    const skipped = result.numPendingTests + result.numTodoTests;
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + brokenFiles.length,
      notRun: skipped > 0 ? [`${skipped} ${project} tests are marked as skipped.`] : [],
    };
  });
}

async function runPlaywright(filters: string[], reports: string): Promise<Tally> {
  const { findBrowser } = await import("#tests/support/browser");
  const browser = findBrowser();
  if (!browser.found) {
    return { passed: 0, failed: process.env.CI ? 1 : 0, notRun: [`the end-to-end tests: ${browser.because}`] };
  }
  console.log(`Browser: ${browser.path}`);
  const report = join(reports, "e2e.json");
  const code = await run("playwright", ["test", "--reporter=list,json", ...filters], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    BROWSER_PATH: browser.path,
    BUILD_DIR: TESTED_BUILD,
    NODE_OPTIONS: "--conditions=react-server",
  });
  if (code !== 0) showEndOf(join(import.meta.dirname, "../.data/e2e.log"));
  type Report = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
  return readReport(report, code, "e2e", ({ stats }: Report) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    notRun: stats.skipped > 0 ? [`${stats.skipped} end-to-end tests were skipped.`] : [],
  }));
}

function showEndOf(log: string): void {
  if (!existsSync(log)) return;
  const lines = readFileSync(log, "utf8").trimEnd().split("\n");
  console.log(`The end of what the web server said (${log}):\n${lines.slice(-SHOWN_LOG_LINES).join("\n")}`);
}

/** What a runner reported about itself; a runner that failed without saying which test counts as one failure. */
function readReport<Report>(file: string, exitCode: number, name: string, read: (report: Report) => Tally): Tally {
  let tally: Tally;
  try {
    tally = read(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return {
      passed: 0,
      failed: 1,
      notRun: [`${name}: the runner ended with code ${exitCode} before it could report.`],
    };
  }
  if (exitCode !== 0 && tally.failed === 0) {
    return {
      ...tally,
      failed: 1,
      notRun: [...tally.notRun, `${name}: the runner ended with code ${exitCode}; see above.`],
    };
  }
  return tally;
}

function run(command: string, parameters: string[], variables: Record<string, string> = {}): Promise<number> {
  const child = spawn(command, parameters, {
    stdio: "inherit",
    env: { ...process.env, ...variables },
    shell: process.platform === "win32",
  });
  return new Promise((ended) => {
    child.once("error", (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      ended(127);
    });
    child.once("exit", (code) => ended(code ?? 1));
  });
}

process.exitCode = await main(process.argv.slice(2));
