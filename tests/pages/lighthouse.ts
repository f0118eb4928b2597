import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { bringUpNewsroom } from "#tests/pages/newsroom";
import { findBrowser } from "#tests/support/browser";

const run = promisify(execFile);

/** Fetched by npm when it is needed: 176 MB for one command. */
const LIGHTHOUSE = "lighthouse@13.5.0";
const RUNS = 3;
const PAGES = ["/en/checks/was-the-corridor-in-the-2020-agreement", "/en", "/en/search?q=corridor", "/en/methodology"];
const LEAST: Record<string, number> = { performance: 0.98, accessibility: 1, "best-practices": 1, seo: 1 };
/** Asks search engines to stay away, as results of a search should. */
const NOT_INDEXED = new Set(["/en/search?q=corridor"]);

type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number; score: number | null; title: string } | undefined>;
};

/**
 * Lighthouse on a throttled phone, the middle of three runs, and what a page weighs on the wire. Answers how many scores are under
 * what we ask for.
 */
export async function measureLighthouse(): Promise<number> {
  const search = findBrowser();
  if (!search.found) throw new Error(search.because);
  const site = await bringUpNewsroom();
  const folder = mkdtempSync(join(tmpdir(), "countersign-lighthouse-"));
  let problems = 0;
  try {
    for (const path of PAGES) {
      console.log(`${path}: ${await weightOf(site.url, path)}`);
      const reports: Report[] = [];
      for (let n = 0; n < RUNS; n++)
        reports.push(await report(search.path, site.url + path, join(folder, `${n}.json`)));
      reports.sort((a, b) => (a.categories.performance?.score ?? 0) - (b.categories.performance?.score ?? 0));
      const middle = reports[RUNS >> 1];
      if (!middle) continue;
      const scores = Object.entries(LEAST).map(([name, least]) => {
        const score = middle.categories[name]?.score ?? 0;
        if (score < least && !(name === "seo" && NOT_INDEXED.has(path))) problems += 1;
        return `${name} ${Math.round(score * 100)}`;
      });
      const value = (audit: string) => middle.audits[audit]?.numericValue ?? 0;
      console.log(
        `  ${scores.join(", ")}; LCP ${Math.round(value("largest-contentful-paint"))} ms, CLS ${value("cumulative-layout-shift").toFixed(4)}, blocking ${Math.round(value("total-blocking-time"))} ms`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await site.stop();
  }
  return problems;
}

async function weightOf(site: string, path: string): Promise<string> {
  const page = await fetch(site + path);
  const html = await page.text();
  // What a head cannot ask for in time, a header does.
  const asked = `${html}\n${page.headers.get("link") ?? ""}`;
  const sum = async (pattern: RegExp, isPacked: boolean) => {
    const paths = new Set(Array.from(asked.matchAll(pattern), ([, href = "", header = ""]) => href || header));
    const files = Array.from(paths, async (file) => Buffer.from(await (await fetch(site + file)).arrayBuffer()));
    return (await Promise.all(files)).reduce((all, file) => all + (isPacked ? file : gzipSync(file)).byteLength, 0);
  };
  const css = await sum(/<link rel="stylesheet" href="([^"]+)"/g, false);
  const scripts = await sum(/<script[^>]+src="([^"]+)"/g, false);
  const fonts = await sum(/<link rel="preload" href="([^"]+)" as="font"|<([^>]+\.woff2)>; rel=preload/g, true);
  return `HTML ${gzipSync(html).byteLength} bytes gzip, CSS ${css}, script ${scripts}, fonts asked for ${fonts}`;
}

async function report(browser: string, url: string, file: string): Promise<Report> {
  const flags = "--headless=new --no-sandbox --disable-background-networking";
  await run(
    "npx",
    ["--yes", LIGHTHOUSE, url, "--quiet", `--chrome-flags=${flags}`, "--output=json", `--output-path=${file}`],
    {
      env: { ...process.env, CHROME_PATH: browser.replace("-headless-shell", "") },
      timeout: 180_000,
    },
  );
  return JSON.parse(readFileSync(file, "utf8"));
}
