import { checkSlugs } from "#db/schema";
import { SLUG_MAX_CHARACTERS } from "#server/checks/schemas";
import { slugOf } from "#server/core/slug";
import { objectionsToHtml } from "#tests/pages/html-rules";
import { axeObjectionsIn, axeObjectionsTo } from "#tests/support/barriers";
import { expect, test } from "#tests/support/e2e";
import { aDecidedClaim, aPublishedCheck, correct, retract, unique } from "#tests/support/factories";

/** What a publication may take to be seen, from its commit; see docs/architecture.md. */
const SEEN_WITHIN_MS = 2_000;
const seen = { timeout: SEEN_WITHIN_MS, intervals: [50] };

test("what another process publishes is on its page and on the home page within two seconds", async ({ page, ctx }) => {
  const title = `Was the bridge open in March, case ${unique()}?`;
  const slug = slugOf(title, SLUG_MAX_CHARACTERS);
  const missing = await page.goto(`/en/checks/${slug}`);
  expect(missing?.status()).toBe(404);
  await page.goto("/en");
  const receipts = ["receipt.json", "versions/2/receipt.json"].map((file) => `/en/checks/${slug}/${file}`);
  for (const receipt of receipts) expect((await page.request.get(receipt)).status()).toBe(404);

  const check = await aPublishedCheck(ctx, { title });
  for (const path of [`/en/checks/${slug}`, ...receipts]) {
    await expect.poll(async () => (await page.request.get(path)).status(), seen).toBe(200);
  }
  await page.goto(`/en/checks/${slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await page.goto("/en");
  await page.getByRole("link", { name: title }).click();
  await expect(page).toHaveURL(`/en/checks/${slug}`);

  await correct(ctx, check, { title: "Was the bridge closed?", answer: "It was." });
  const text = async () => (await page.request.get(`/en/checks/${slug}`)).text();
  await expect.poll(text, seen).toContain("Was the bridge closed?");
  const version = async () => (await (await page.request.get(receipts[0] ?? "")).json()).check.version;
  await expect.poll(version, seen).toBe(3);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Was the bridge closed?");
});

test.describe("a public page", () => {
  test.use({ javaScriptEnabled: false });

  test("is whole without JavaScript, sets no cookie, and any proxy may keep it for a second", async ({ page, ctx }) => {
    const check = await aPublishedCheck(ctx, { answer: "It was open to pedestrians." });
    await correct(ctx, check, { body: "The log has it [S1], and so do the papers." });
    for (const path of ["/en", `/en/checks/${check.slug}`, `/en/checks/${check.slug}/versions/2`, "/en/corrections"]) {
      const isList = path === "/en" || path === "/en/corrections";
      const shown = isList ? check.title : "It was open to pedestrians.";
      await expect.poll(async () => (await page.request.get(path)).text(), seen).toContain(shown);
      const response = await page.goto(path);
      expect(response?.status()).toBe(200);
      expect(response?.headers()["cache-control"]).toBe("public, max-age=0, s-maxage=1");
      expect(response?.headers()["set-cookie"]).toBeUndefined();
      expect(response?.headers()["content-security-policy"]).toContain("object-src 'none'");
      await expect(page.getByText(shown).first()).toBeVisible();
    }
    expect(await page.context().cookies()).toEqual([]);
  });

  test("of a check tells search engines exactly what readers see", async ({ page, ctx }) => {
    const check = await correct(ctx, await aPublishedCheck(ctx), { answer: "It was open on two days </script> only." });
    await page.goto(`/en/checks/${check.slug}`);
    const review = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
    const answer = page.getByRole("region", { name: "Verdict and short answer" });
    await expect(answer).toContainText(review.claimReviewed);
    await expect(answer).toContainText(review.reviewRating.alternateName.replace(", ", " · "));
    await expect(answer).toContainText(review.reviewRating.ratingExplanation);
    await expect(page.locator("#claim")).toContainText(review.itemReviewed.author.name);
    await expect(page.locator("#claim time").first()).toHaveAttribute("datetime", review.itemReviewed.datePublished);
    await expect(page.getByRole("region", { name: "Corrections" })).toContainText(review.correction[0].text);
    expect(review.url).toBe(await page.locator('link[rel="canonical"]').getAttribute("href"));
    await page.goto(`/en/checks/${check.slug}/versions/2`);
    await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(0);
  });

  test("shows a correction on top with its difference, and a retracted check stays with a notice", async ({
    page,
    ctx,
  }) => {
    const check = await correct(ctx, await aPublishedCheck(ctx), { answer: "It was open on two days." });
    await page.goto(`/en/checks/${check.slug}`);
    await page.getByRole("region", { name: "Corrections" }).getByRole("link", { name: "See what changed" }).click();
    await expect(page.locator("#difference ins").last()).toContainText("days");
    await retract(ctx, check);
    await expect
      .poll(async () => (await page.request.get(`/en/checks/${check.slug}`)).text(), seen)
      .toContain("Retraction");
    await page.goto(`/en/checks/${check.slug}`);
    await expect(page.getByRole("region", { name: "Retraction" })).toContainText("nothing here stands");
    await expect(page.getByRole("region", { name: "Corrections" })).not.toContainText("Retraction");
  });

  test("finds what was checked, by a form that needs no script", async ({ page, ctx }) => {
    const { title, slug } = await aPublishedCheck(ctx, { title: `Was the drawbridge of Vale open, case ${unique()}?` });
    await page.goto("/en");
    await page.getByRole("searchbox").fill(`drawbridge ${title.slice(-11, -1)}`);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: title }).click();
    await expect(page).toHaveURL(`/en/checks/${slug}`);
    expect(await page.context().cookies()).toEqual([]);
  });

  test("is as wide as a small phone and no wider", async ({ page, ctx }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const { slug } = await aPublishedCheck(ctx);
    const pages = [`/en/checks/${slug}`, `/en/checks/${slug}/receipt`, "/en/methodology"];
    for (const path of ["/en", ...pages, "/en/corrections", "/en/topics", "/en/search?q=bridge"]) {
      await page.goto(path);
      await expect(page.locator("body")).toHaveJSProperty("scrollWidth", 320);
    }
  });
});

test("public pages have nothing that axe, one in the light and the next in the dark, or the rules of HTML object to", async ({
  page,
  ctx,
}) => {
  test.setTimeout(120_000);
  const check = await correct(ctx, await aPublishedCheck(ctx), { answer: "It was open on two days." });
  const home = await page.goto("/en");
  expect(await objectionsToHtml((await home?.text()) ?? "")).toEqual([]);
  expect(await axeObjectionsTo(page)).toEqual([]);
  for (const [place, path] of [
    `/en/checks/${check.slug}`,
    `/en/checks/${check.slug}/versions/3`,
    `/en/checks/${check.slug}/receipt`,
    "/en/methodology",
    "/en/contact",
    `/en/embed/${check.slug}`,
    "/en/corrections",
    "/en/search?q=bridge",
    "/en/topics",
    "/en/publishers/The%20River%20Herald",
  ].entries()) {
    const answer = await page.goto(path);
    expect(await objectionsToHtml((await answer?.text()) ?? ""), path).toEqual([]);
    expect(await axeObjectionsIn(page, place % 2 === 0 ? "light" : "dark"), path).toEqual([]);
  }
});

test("a check names the address in force as its own, also where it is read under an older one", async ({
  page,
  ctx,
}) => {
  const { id, slug } = await aPublishedCheck(ctx);
  await ctx.db.insert(checkSlugs).values({ slug: `${slug}-renamed`, check: id, givenAt: new Date(Date.now() + 1000) });
  await page.goto(`/en/checks/${slug}`);
  const canonical = page.locator('link[rel="canonical"]');
  await expect(canonical).toHaveAttribute("href", new RegExp(`/en/checks/${slug}-renamed$`));
});

test("a retracted check says so before anything else, to readers and to machines", async ({ page, ctx }) => {
  const check = await aPublishedCheck(ctx);
  await page.goto(`/en/checks/${check.slug}`);
  await expect(page.locator("[data-verdict] [data-state]")).toHaveText("provisional");
  await retract(ctx, check);
  await expect
    .poll(async () => (await (await page.request.get(`/en/checks/${check.slug}`)).text()).includes("RETRACTED"))
    .toBe(true);
  await page.reload();
  await expect(page).toHaveTitle(new RegExp(`^RETRACTED: ${check.title.replace("?", "\\?")}`));
  const article = page.getByRole("article").first();
  await expect(article.locator(":scope > *").first()).toContainText("Retraction");
  await expect(article).toContainText("The log turned out to be forged; nothing here stands.");
  await expect(page.locator("[data-verdict]")).toContainText("Retracted");
  await expect(page.locator("[data-verdict] s")).toHaveText("Mostly true · provisional");
  const told = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(told).toMatchObject({
    "@type": "Article",
    creativeWorkStatus: "Retracted",
    correction: [{ "@type": "CorrectionComment" }],
  });
  await page.goto(`/en/search?q=${encodeURIComponent(check.title)}`);
  await expect(page.getByRole("listitem").filter({ hasText: check.title })).toContainText("Retracted");
});

test("a check in a language without an interface has one address that works, with what machines are told", async ({
  page,
  ctx,
}) => {
  const { slug } = await aPublishedCheck(ctx, { language: "ps" });
  const address = `/en/checks/${slug}`;
  await expect.poll(async () => (await page.request.get(address)).status()).toBe(200);
  await page.goto(address);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`${address}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveAttribute("lang", "ps");
  await expect(page.getByRole("heading", { level: 1 })).toHaveAttribute("dir", "rtl");
  const told = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(told).toMatchObject({ "@type": "ClaimReview", inLanguage: "ps" });
  expect(told.url).toMatch(new RegExp(`${address}$`));
});

test("an unknown address is answered by our own page", async ({ page }) => {
  const response = await page.goto("/en/no/such/page");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("the sitemap names every check under its canonical address, and a new one within two seconds", async ({
  page,
  ctx,
}) => {
  const text = async (path: string) => (await page.request.get(path)).text();
  expect(await text("/sitemap.xml")).toContain("/sitemaps/pages.xml</loc>");
  expect(await text("/sitemaps/pages.xml")).toMatch(/\/en\/methodology<\/loc>/);
  const { slug } = await aPublishedCheck(ctx);
  const part = `/sitemaps/checks-${new Date().toISOString().slice(0, 7)}.xml`;
  await expect.poll(() => text(part), seen).toMatch(new RegExp(`/en/checks/${slug}</loc><lastmod>`));
  expect(await text("/sitemap.xml")).toContain(`${part}</loc>`);
  expect((await page.request.get("/sitemaps/checks-1999-12.xml")).status()).toBe(404);
});

test("nobody without the token can have pages made anew", async ({ page }) => {
  const response = await page.request.post("/api/refresh", { data: { everything: true } });
  expect(response.status()).toBe(404);
});

test("a check is cited in a sentence and in files, never without its state", async ({ page, ctx }) => {
  const { slug, title } = await aPublishedCheck(ctx);
  await page.goto(`/en/checks/${slug}`);
  const sentence = await page.getByRole("textbox", { name: "Citation" }).inputValue();
  expect(sentence).toContain(`“${title}”`);
  expect(sentence).toContain("Mostly true, provisional.");
  const [bib, csl] = ["BibTeX", "CSL-JSON"].map((name) => page.getByRole("link", { name }));
  const textAt = async (link: typeof bib) => (await page.request.get((await link?.getAttribute("href")) ?? "")).text();
  expect(await textAt(bib)).toMatch(/^@misc\{.*note = \{Mostly true, provisional\}/s);
  expect(JSON.parse(await textAt(csl))).toMatchObject([{ type: "webpage", title, note: "Mostly true, provisional" }]);
  expect((await page.request.get(`/en/checks/${slug}/cite/ris`)).status()).toBe(404);
});

test.describe("a page that stands for another", () => {
  test.use({ javaScriptEnabled: false });

  test("is in our own frame, with a search", async ({ page }) => {
    for (const [path, heading] of [
      ["/en/checks/no-such-check", "Page not found"],
      ["/xx/checks/no-such-language", "Page not found"],
      ["/en/failed", "Something went wrong"],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
      await expect(page.getByRole("banner").getByRole("searchbox")).toBeVisible();
      await page.getByRole("main").getByRole("searchbox").fill("bridge");
      await page.getByRole("main").getByRole("button", { name: "Search" }).click();
      await expect(page).toHaveURL(/\/en\/search\?q=bridge$/);
    }
  });
});

test("a reader goes from a check to its claimant and back, and finds it there within two seconds", async ({
  page,
  ctx,
}) => {
  const claimant = { kind: "person" as const, name: `Mayor ${unique()}`, wikidata: "" };
  const first = await aPublishedCheck(ctx, { of: await aDecidedClaim(ctx, { claimant }) });
  await page.goto(`/en/checks/${first.slug}`);
  await page.getByRole("link", { name: claimant.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(claimant.name);
  const second = await aPublishedCheck(ctx, { of: await aDecidedClaim(ctx, { claimant }) });
  await expect.poll(async () => (await page.request.get(page.url())).text(), seen).toContain(second.title);
  await page.reload();
  const table = await page.request.get((await page.getByRole("link", { name: /as CSV$/ }).getAttribute("href")) ?? "");
  expect(table.headers()["content-type"]).toContain("text/csv");
  expect(await table.text()).toContain(second.title);
  await page.getByRole("link", { name: second.title }).click();
  await expect(page).toHaveURL(`/en/checks/${second.slug}`);
});
