import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { ROOT } from "#scripts/root";

/**
 * Runs inside a network namespace of its own, as root: gives the loopback device an address of the open internet, puts
 * a site there on port 80, starts the whole product as `npm start` does, with the guard that production has, and lets a
 * member import articles; then walks the road of a changing article in a browser. Prints as its last line what became of each.
 */
const [dataDir = "", port = "", browserPath = ""] = process.argv.slice(2);
const PUBLIC = "93.184.215.14";
const INNER = "10.20.30.40";
const LOOK_MS = 300;
const NAME = "herald.countersign-test.org";
const STORY = `<html lang="en"><head><title>The dam was closed</title></head><body><article><h1>The dam was closed</h1>
  <p>The water board closed the dam on Tuesday, its spokesperson said, after inspectors had found two cracks in the wall.</p>
  <p>It will stay closed until the spring, when the wall is to be measured again by the same inspectors.</p></article></body></html>`;

/** An article as it is published, and as it is a day later: a correction above it, and one number changed. */
const FIRST = [
  "The ferry of Vale carried 12,400 people in April, more than any other in the country, said Anna Petrov, the minister of transport.",
  "It cost 3 million crowns to mend it, and nobody knows yet who is going to pay for all of that.",
  "People at the harbour were glad to have it back, and many of them came to see it leave.",
];
const LATER = [
  "Correction: an earlier version of this story gave another sum for the mending of the ferry.",
  ...FIRST.map((line) => line.replace("3 million", "5 million")),
];
let paragraphs = FIRST;
const storyOf = (lines: readonly string[]) =>
  `<html lang="en"><head><title>The ferry is back</title></head><body><article><h1>The ferry is back</h1>${lines.map((line) => `<p>${line}</p>`).join("")}</article></body></html>`;

const ip = (...parameters: string[]) => execFileSync("ip", parameters, { stdio: "pipe" });
ip("link", "set", "lo", "up");
for (const address of [PUBLIC, INNER]) ip("address", "add", `${address}/32`, "dev", "lo");

const asked: string[] = [];
const site = createServer((request, response) => {
  if (request.url !== "/robots.txt" && request.url !== "/ferry") asked.push(`${request.headers.host}${request.url}`);
  if (request.url === "/robots.txt") return response.writeHead(404).end();
  if (request.url === "/to-the-inside") return response.writeHead(302, { location: `http://${INNER}/secret` }).end();
  if (request.url === "/ferry") return response.setHeader("content-type", "text/html").end(storyOf(paragraphs));
  return response.setHeader("content-type", "text/html").end(STORY);
});
await new Promise<void>((listening) => site.listen(80, "0.0.0.0", listening));

const product = spawn(process.execPath, ["--conditions=react-server", join(ROOT, "scripts/start.js")], {
  cwd: ROOT,
  env: { ...process.env, DATA_DIR: dataDir, PORT: port, PUBLIC_URL: "", DATABASE_URL: "", DEMO: "1" },
  stdio: ["ignore", "pipe", "inherit"],
});
await new Promise<void>((ready, failed) => {
  product.stdout.on("data", (chunk) => String(chunk).includes("is ready after") && ready());
  product.once("exit", (code) => failed(new Error(`The product ended with ${code}.`)));
});

const own = `http://localhost:${port}`;
const signedIn = await fetch(`${own}/api/signin/demo`, {
  method: "POST",
  redirect: "manual",
  headers: { origin: own },
  body: new URLSearchParams({ handle: "nino", locale: "en" }),
});
const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";

const headers = { origin: own, cookie, "content-type": "application/json" };

/** Has a page imported, and waits until it ended. */
async function bringIn(url: string): Promise<string> {
  const asked = await fetch(`${own}/api/trpc/imports.ask`, {
    method: "POST",
    headers,
    body: JSON.stringify({ article: { kind: "address", url } }),
  });
  const { result, error } = await asked.json();
  if (error) return error.data.reason;
  const input = encodeURIComponent(JSON.stringify({ import: result.data.import }));
  for (;;) {
    await sleep(LOOK_MS);
    const seen = await (await fetch(`${own}/api/trpc/imports.progress?input=${input}`, { headers })).json();
    const { step, reason } = seen.result?.data ?? {};
    if (step === "done") return step;
    if (step === "failed") return reason;
  }
}

const outcome: Record<string, string> = {};
for (const host of [PUBLIC, NAME]) outcome[host] = await bringIn(`http://${host}/${host}`);
for (const url of [
  `http://${INNER}/`,
  "http://127.0.0.1/",
  `http://[::ffff:${PUBLIC}]/`,
  `http://${PUBLIC}/to-the-inside`,
]) {
  outcome[url] = await bringIn(url);
}
/** A member imports an article, makes a claim of what is suggested, and has it fetched again when it says something else. */
async function walk() {
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  const context = await browser.newContext({ locale: "en-GB" });
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: own }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);

  await page.goto(`${own}/en/desk/articles/new`);
  await page.getByRole("textbox", { name: "Web address" }).fill(`http://${NAME}/ferry`);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "The ferry is back" }).waitFor();
  const article = page.url();

  const suggested = page.getByRole("region", { name: "May be worth checking" });
  const reasons = await suggested.getByRole("listitem").first().innerText();
  await suggested.getByRole("button", { name: "Begin a claim" }).first().click();
  const form = page.getByRole("form", { name: "New claim from these words" });
  const claimant = await form.getByRole("textbox", { name: "Who made it" }).inputValue();
  await form.getByRole("button", { name: "Add claim" }).click();
  await page.waitForURL(/\/desk\/claims\//);
  const claim = page.url();

  paragraphs = LATER;
  await page.goto(article);
  await page.getByRole("button", { name: "fetch again" }).click();
  await page.getByText("2 archived copies").click();
  const here = await page.getByRole("region", { name: "Claims in this article" }).innerText();
  await page.getByRole("link", { name: "what changed" }).first().click();
  await page.getByRole("heading", { level: 1, name: "What changed" }).waitFor();
  const [removed, added] = [await page.locator("del").allInnerTexts(), await page.locator("ins").allInnerTexts()];
  await page.goto(claim);
  const anchor = await page.getByText("In the copy of").first().innerText();
  await browser.close();
  return { reasons, claimant, here, removed, added, anchor };
}

const walked = await walk();
product.removeAllListeners("exit");
const ended = new Promise((settle) => product.once("exit", settle));
product.kill("SIGINT");
await ended;
site.closeAllConnections();
site.close();
console.log(JSON.stringify({ outcome, asked, walked }));
