import { Readable } from "node:stream";
import { chromium, type Page } from "@playwright/test";
import { parseFeed } from "@rowanmanning/feed-parser";
import { parseSitemap, parseSitemapIndex } from "sitemap";
import { objectionsToHtml } from "#tests/pages/html-rules";
import { bringUpNewsroom } from "#tests/pages/newsroom";
import { axeObjectionsTo } from "#tests/support/barriers";
import { findBrowser } from "#tests/support/browser";

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const FIRST = ["/en", "/en/search?q=corridor", "/en/nothing-here", "/en/embed/was-the-corridor-in-the-2020-agreement"];

/**
 * Goes from the front page to every address of the site that a link leads to and no member is needed for. HTML by html-validate,
 * access by axe in the light and the dark, no sideways scroll at 320 pixels, with text at 200 % and from right to left, no link
 * that leads nowhere; feeds and sitemaps by parsers that are not ours. Answers how many problems there were.
 */
export async function examinePages(): Promise<number> {
  const search = findBrowser();
  if (!search.found) throw new Error(search.because);
  const site = await bringUpNewsroom();
  const browser = await chromium.launch({ executablePath: search.path, args: ["--no-sandbox"] });
  const problems: string[] = [];
  const seen = new Set<string>(FIRST);
  const feeds = new Set<string>();
  try {
    const page = await (await browser.newContext({ baseURL: site.url, viewport: WIDE })).newPage();
    for (const path of seen) {
      const answer = await page.goto(path).catch(() => null);
      // What is downloaded has no page.
      const { status, type, text } = answer
        ? { status: answer.status(), type: answer.headers()["content-type"] ?? "", text: await answer.text() }
        : await fetched(site.url + path);
      const wanted = path === "/en/nothing-here" ? 404 : 200;
      if (status !== wanted) problems.push(`${path}: answered ${status}`);
      if (!type.startsWith("text/html")) continue;
      const found = [
        ...(await objectionsToHtml(text)),
        ...(await axeObjectionsTo(page)),
        ...(await overflowsOf(page, path)),
      ];
      problems.push(...found.map((problem) => `${path}: ${problem}`));
      for (const link of await linksOn(page, site.url)) seen.add(link);
      for (const feed of await feedsOn(page)) feeds.add(feed);
      console.log(`${found.length === 0 ? "✓" : "✗"} ${path}`);
    }
    for (const feed of feeds) problems.push(...(await problemsOfFeed(site.url, feed)));
    problems.push(...(await problemsOfSitemap(site.url)));
  } finally {
    await browser.close();
    await site.stop();
  }
  for (const problem of new Set(problems)) console.log(`✗ ${problem}`);
  console.log(`${seen.size} addresses, ${feeds.size} feeds`);
  return new Set(problems).size;
}

async function fetched(url: string) {
  const answer = await fetch(url);
  return { status: answer.status, type: answer.headers.get("content-type") ?? "", text: await answer.text() };
}

/** Whether anything goes beyond the side of a window, narrow, enlarged or mirrored. */
async function overflowsOf(page: Page, path: string): Promise<string[]> {
  const found: string[] = [];
  for (const [name, size, dir, text] of [
    ["320 pixels", NARROW, "ltr", "100%"],
    ["text at 200 %", WIDE, "ltr", "200%"],
    ["text at 200 % on a phone", PHONE, "ltr", "200%"],
    ["right to left, 320 pixels", NARROW, "rtl", "100%"],
    ["right to left", WIDE, "rtl", "100%"],
  ] as const) {
    await page.setViewportSize(size);
    await page.evaluate(
      ([to, large]) => {
        document.documentElement.setAttribute("dir", to);
        document.documentElement.style.fontSize = large;
      },
      [dir, text] as const,
    );
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (beyond > 0) found.push(`${beyond} pixels beyond the side at ${name}`);
  }
  await page.setViewportSize(WIDE);
  await page.goto(path);
  return found;
}

const MEMBERS_ONLY = /^\/en\/(desk|signin|join|welcome)/;

async function linksOn(page: Page, site: string): Promise<string[]> {
  const hrefs = await page
    .locator("a[href]")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  return [...new Set(hrefs)].flatMap((href) => {
    if (!href.startsWith(`${site}/`)) return [];
    const path = href.slice(site.length).split("#")[0] ?? "";
    return MEMBERS_ONLY.test(path) ? [] : [path];
  });
}

const feedsOn = (page: Page): Promise<string[]> =>
  page
    .locator('link[rel="alternate"][type="application/atom+xml"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));

async function problemsOfFeed(site: string, feed: string): Promise<string[]> {
  const address = site + new URL(feed).pathname + new URL(feed).search;
  try {
    const { items, title } = parseFeed((await fetched(address)).text);
    const isWhole = title && items.every((item) => item.id && item.title && item.url && item.updated);
    return isWhole ? [] : [`${address}: an entry lacks what it needs`];
  } catch (error) {
    return [`${address}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

async function problemsOfSitemap(site: string): Promise<string[]> {
  const text = async (path: string) => Readable.from([(await fetched(site + path)).text]);
  try {
    const parts = await parseSitemapIndex(await text("/sitemap.xml"));
    let addresses = 0;
    for (const { url } of parts) addresses += (await parseSitemap(await text(new URL(url).pathname))).length;
    return addresses > 0 ? [] : ["/sitemap.xml: names nothing"];
  } catch (error) {
    return [`/sitemap.xml: ${error instanceof Error ? error.message : String(error)}`];
  }
}
