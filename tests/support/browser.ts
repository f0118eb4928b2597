import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const PROGRAMS = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];
const OTHER_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
const DOWNLOAD_PATIENCE_MS = 5 * 60_000;
const VERSION_PATIENCE_MS = 20_000;

type BrowserSearch = { found: true; path: string } | { found: false; because: string };

/**
 * A Chromium for the end-to-end tests: the system's own, then Playwright's download, then the system's package manager.
 */
export function findBrowser(): BrowserSearch {
  const existing = systemBrowser() ?? downloadedBrowser();
  if (existing) return { found: true, path: existing };
  console.log("No Chromium on this machine: downloading the one of Playwright …");
  tryRun("npx", ["playwright", "install", ...(isRoot() ? ["--with-deps"] : []), "chromium"]);
  const downloaded = downloadedBrowser();
  if (downloaded) return { found: true, path: downloaded };
  if (isRoot()) installWithPackageManager();
  const installed = systemBrowser();
  if (installed) return { found: true, path: installed };
  return {
    found: false,
    because:
      "no Chromium was found, Playwright could not download one and the system's package manager could not install one.",
  };
}

function systemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [
    ...(process.env.BROWSER_PATH ? [process.env.BROWSER_PATH] : []),
    ...PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program))),
    ...OTHER_PLACES,
  ];
  return candidates.find(runs);
}

function downloadedBrowser(): string | undefined {
  const path = chromium.executablePath();
  return runs(path) ? path : undefined;
}

/** A file of that name is not enough: some systems put a stub in its place that only says how to install it. */
function runs(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    if (process.platform === "win32") return true;
    return /\d+\.\d+/.test(
      execFileSync(path, ["--version"], { stdio: "pipe", timeout: VERSION_PATIENCE_MS }).toString(),
    );
  } catch {
    return false;
  }
}

function installWithPackageManager(): void {
  console.log("Playwright's download failed: asking the system's package manager for Chromium …");
  const installed =
    (tryRun("apt-get", ["update"]) &&
      tryRun("apt-get", ["install", "-y", "--no-install-recommends", "chromium-headless-shell"])) ||
    tryRun("apk", ["add", "chromium"]) ||
    tryRun("dnf", ["install", "-y", "chromium"]);
  if (!installed) console.log("None of apt-get, apk and dnf could install Chromium.");
}

function tryRun(command: string, parameters: string[]): boolean {
  try {
    execFileSync(command, parameters, { stdio: ["ignore", "ignore", "pipe"], timeout: DOWNLOAD_PATIENCE_MS });
    return true;
  } catch {
    return false;
  }
}

const isRoot = () => process.getuid?.() === 0;
