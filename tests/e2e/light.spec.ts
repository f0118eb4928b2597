import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/e2e";
import { aPublishedCheck, correct } from "#tests/support/factories";

/** What a published check may cost a reader, as it comes over the wire, and how far anything may move. */
const MOST_BYTES = { document: 20_000, stylesheet: 12_000, script: 0, font: 90_000 };
const MOST_SHIFT = 0.01;
const FONTS_LATE_MS = 700;

test("a published check is light: no script at all, one small stylesheet, Latin letters only", async ({
  page,
  ctx,
}) => {
  const { slug } = await correct(ctx, await aPublishedCheck(ctx), { answer: "It was open on two days." });
  const sizes: Record<string, number> = { document: 0, stylesheet: 0, script: 0, font: 0 };
  const fonts: string[] = [];
  page.on("response", async (response) => {
    const kind = response.request().resourceType();
    const body = await response.body().catch(() => Buffer.alloc(0));
    sizes[kind] = (sizes[kind] ?? 0) + (kind === "font" ? body.byteLength : gzipSync(body).byteLength);
    if (kind === "font") fonts.push(response.url());
  });
  await page.goto(`/en/checks/${slug}`, { waitUntil: "networkidle" });
  for (const [kind, most] of Object.entries(MOST_BYTES)) {
    expect(sizes[kind], `bytes of ${kind}`).toBeLessThanOrEqual(most);
  }
  expect(sizes.font).toBeGreaterThan(0);
  expect(fonts.filter((url) => /arabic|armenian|georgian|cyrillic|-ext/.test(url))).toEqual([]);
  const csp = (await page.request.get(`/en/checks/${slug}`)).headers()["content-security-policy"];
  expect(csp).toContain("script-src 'self';");
});

for (const width of [390, 1280]) {
  test(`nothing moves when the letters come late, ${width} pixels wide`, async ({ page, ctx }) => {
    const { slug } = await aPublishedCheck(ctx);
    await page.setViewportSize({ width, height: 844 });
    let late = 0;
    await page.route("**/fonts/**", async (route) => {
      late += 1;
      await new Promise((settle) => setTimeout(settle, FONTS_LATE_MS));
      await route.continue();
    });
    await page.addInitScript(() => {
      const seen = window as unknown as { moved: number };
      seen.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.moved += (entry as unknown as { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const path of [`/en/checks/${slug}`, "/en", "/en/methodology"]) {
      await page.goto(path);
      await page.evaluate(() => document.fonts.ready);
      await page.evaluate(() => new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle))));
      expect(await movedOn(page), path).toBeLessThanOrEqual(MOST_SHIFT);
    }
    expect(late).toBeGreaterThan(0);
  });
}

const movedOn = (page: Page) => page.evaluate(() => (window as unknown as { moved: number }).moved);

test("every script has letters that were chosen for it, loaded only where they are read", async ({ page, ctx }) => {
  const said = {
    armenian: "Բաց էր կամուրջը",
    georgian: "ხიდი ღია იყო",
    arabic: "كان الجسر مفتوحا",
    cyrillic: "Мост был открыт",
  };
  const { slug } = await aPublishedCheck(ctx, { answer: Object.values(said).join(" · ") });
  const loaded: string[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "font") loaded.push(response.url());
  });
  await page.goto(`/en/checks/${slug}`, { waitUntil: "networkidle" });
  for (const script of Object.keys(said)) {
    expect(
      loaded.some((url) => url.includes(`/text-${script}-`)),
      script,
    ).toBe(true);
  }
});
