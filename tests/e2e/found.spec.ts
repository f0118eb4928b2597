import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parseFeed } from "@rowanmanning/feed-parser";
import { expect, test } from "#tests/support/e2e";
import {
  aDecidedClaim,
  aPublishedCheck,
  aTopicWithPositions,
  correct,
  retract,
  unique,
} from "#tests/support/factories";

const seen = { timeout: 2_000, intervals: [50] };

test("everything, a topic, a claimant, corrections and a search can be followed, and change within two seconds", async ({
  page,
  ctx,
}) => {
  const word = `drawbridge${unique()}`;
  const { topic } = await aTopicWithPositions(ctx);
  const of = await aDecidedClaim(ctx, { topics: [topic.replaceAll("-", " ")] });
  const check = await aPublishedCheck(ctx, {
    of,
    title: `Was the ${word} of A & B <open>?`,
    answer: "Yes \u{1F309} & no.",
  });
  await page.goto(`/en/checks/${check.slug}`);
  const claimant = await page.getByRole("link", { name: "Mayor Okafor" }).getAttribute("href");
  const feeds = ["/en/feeds/checks", `/en/topics/${topic}`, `${claimant}`, `/en/search?q=${word}`];
  const at = (path: string, form: string) => path.replace(/(\?|$)/, `/${form}$1`);
  for (const path of feeds) {
    const atom = await page.request.get(at(path, "atom.xml"));
    expect(atom.headers()["content-type"]).toContain("application/atom+xml");
    const { meta, title, items } = parseFeed(await atom.text());
    expect(meta).toMatchObject({ type: "atom", version: "1.0" });
    expect(title).toContain("Countersign");
    const item = items.find(({ url }) => url?.endsWith(`/en/checks/${check.slug}`));
    expect(item, path).toMatchObject({ title: `Was the ${word} of A & B <open>? Mostly true, provisional` });
    expect(item?.content).toBe("Mostly true, provisional. Yes \u{1F309} & no.");
    const json = await (await page.request.get(at(path, "feed.json"))).json();
    expect(json.version).toMatch(/^https:\/\/jsonfeed\.org\/version\/1/);
    expect(json.items.map(({ url }: { url: string }) => url)).toContain(item?.url);
  }
  expect((await page.request.get("/en/feeds/checks/rss")).status()).toBe(404);
  await retract(ctx, await correct(ctx, check, { answer: "It was open & closed." }));
  const titles = async (path: string) =>
    parseFeed(await (await page.request.get(`${path}/atom.xml`)).text()).items.map(({ title }) => title);
  await expect.poll(() => titles(`/en/topics/${topic}`), seen).toContainEqual(expect.stringMatching(/\? Retracted$/));
  await expect.poll(() => titles("/en/feeds/corrections"), seen).toContainEqual(expect.stringMatching(/^Retraction: /));
});

test("a shared check shows its verdict with its state, and its picture is drawn anew when it is retracted", async ({
  page,
  ctx,
}) => {
  const check = await aPublishedCheck(ctx, { title: "Կամուրջը բա՞ց էր մարտին, ըստ քաղաքապետի", language: "hy" });
  await page.goto(`/en/checks/${check.slug}`);
  const meta = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).first().getAttribute("content");
  expect(await meta("og:type")).toBe("article");
  expect(await meta("og:title")).toBe(`${check.title} Mostly true, provisional`);
  expect(await meta("og:image:alt")).toBe(`${check.title} Mostly true, provisional`);
  expect(await meta("article:published_time")).toContain("T");
  expect(await meta("twitter:card")).toBe("summary_large_image");
  const picture = async () => (await page.request.get((await meta("og:image")) ?? "")).body();
  const before = await picture();
  expect(before.subarray(1, 4).toString()).toBe("PNG");
  expect([before.readUInt32BE(16), before.readUInt32BE(20)]).toEqual([1200, 630]);
  await retract(ctx, check);
  await expect.poll(async () => (await picture()).equals(before), seen).toBe(false);
  // A script that no face of ours has is not drawn in boxes.
  const { slug } = await aPublishedCheck(ctx, { title: "大桥三月是否开放，市长是这样说的吗？", language: "zh" });
  expect((await page.request.get(`/en/checks/${slug}/picture.png`)).status()).toBe(404);
  await page.goto(`/en/checks/${slug}`);
  await expect(page.locator('meta[property="og:image"]')).toHaveCount(0);
});

test("a check is embedded by its address: a card without a cookie that has its height and says that it was corrected", async ({
  page,
  ctx,
  baseURL,
}) => {
  const check = await correct(ctx, await aPublishedCheck(ctx), { answer: "It was open on two days." });
  const asked = `/oembed?url=${encodeURIComponent(`${baseURL}/en/checks/${check.slug}`)}`;
  const told = await (await page.request.get(`${asked}&maxwidth=400`)).json();
  expect(told).toMatchObject({ version: "1.0", type: "rich", title: check.title, width: 400 });
  expect((await page.request.get(`${asked}&format=xml`)).headers()["content-type"]).toContain("text/xml");
  expect((await page.request.get(`${asked}&format=yaml`)).status()).toBe(501);
  for (const url of [
    "",
    "https://evil.example/en/checks/x",
    `${baseURL}/en/checks/nothing`,
    `${baseURL}.evil.example/en/checks/x`,
  ]) {
    expect((await page.request.get(`/oembed?url=${encodeURIComponent(url)}`)).status(), url).toBe(404);
  }
  const other = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><body>${told.html}`);
  }).listen(0, "127.0.0.1");
  await new Promise((settle) => other.once("listening", settle));
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  const card = page.frameLocator("iframe");
  await expect(card.getByRole("heading", { level: 1 })).toHaveText(check.title);
  await expect(card.getByRole("article")).toContainText("Correction");
  await expect(card.getByText("Mostly true").first()).toBeVisible();
  const frame = page.locator("iframe");
  await expect
    .poll(async () => {
      const inside = await card.locator("body").evaluate((body) => body.getBoundingClientRect().height);
      return Math.abs(Number(await frame.getAttribute("height")) - Math.ceil(inside));
    })
    .toBeLessThanOrEqual(1);
  expect(await page.context().cookies()).toEqual([]);
  other.close();
  const dark = await page.request.get(`/en/embed/${check.slug}?theme=dark`);
  expect(await dark.text()).toContain('data-theme="dark"');
  expect(dark.headers()["content-security-policy"]).toContain("frame-ancestors *");
  expect((await page.request.get(`/en/checks/${check.slug}`)).headers()["content-security-policy"]).toContain(
    "frame-ancestors 'none'",
  );
});

test("machines are told what there is, where to search and whom to tell of a hole", async ({ page, ctx, baseURL }) => {
  const { slug } = await aPublishedCheck(ctx);
  const text = async (path: string) => (await page.request.get(path)).text();
  expect(await text("/robots.txt")).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
  await expect.poll(() => text("/sitemaps/news.xml"), seen).toContain(`/en/checks/${slug}</loc><news:news>`);
  expect(await text("/en/opensearch.xml")).toContain(`template="${baseURL}/en/search?q={searchTerms}"`);
  const security = await text("/.well-known/security.txt");
  expect(security).toMatch(/^Contact: /m);
  expect(new Date(/^Expires: (.*)$/m.exec(security)?.[1] ?? 0).getTime()).toBeGreaterThan(Date.now());
  await page.goto("/en");
  await expect(page.locator('link[rel="search"]')).toHaveAttribute("href", "/en/opensearch.xml");
  await expect(page.locator('link[rel="alternate"][type="application/atom+xml"]')).toHaveCount(1);
  await expect(page.locator('link[rel="alternate"][hreflang="x-default"]')).toHaveCount(1);
});
