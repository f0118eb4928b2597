import { checkSlugs } from "#db/schema";
import { SLUG_MAX_CHARACTERS } from "#server/checks/schemas";
import { slugOf } from "#server/core/slug";
import { expect, test } from "#tests/support/e2e";
import { aPublishedCheck, correct, unique } from "#tests/support/factories";

/** What a publication may take to be seen, from its commit; see docs/architecture.md. */
const SEEN_WITHIN_MS = 2_000;
const seen = { timeout: SEEN_WITHIN_MS, intervals: [50] };

test("what another process publishes is on its page and on the home page within two seconds", async ({ page, ctx }) => {
  const title = `Was the bridge open in March, case ${unique()}?`;
  const slug = slugOf(title, SLUG_MAX_CHARACTERS);
  const missing = await page.goto(`/en/checks/${slug}`);
  expect(missing?.status()).toBe(404);
  await page.goto("/en");

  const check = await aPublishedCheck(ctx, { title });
  await expect.poll(async () => (await page.request.get(`/en/checks/${slug}`)).status(), seen).toBe(200);
  await page.goto(`/en/checks/${slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await page.goto("/en");
  await page.getByRole("link", { name: title }).click();
  await expect(page).toHaveURL(`/en/checks/${slug}`);

  await correct(ctx, check, { title: "Was the bridge closed?", answer: "It was." });
  const text = async () => (await page.request.get(`/en/checks/${slug}`)).text();
  await expect.poll(text, seen).toContain("Was the bridge closed?");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Was the bridge closed?");
});

test.describe("a public page", () => {
  test.use({ javaScriptEnabled: false });

  test("is whole without JavaScript, sets no cookie, and any proxy may keep it for a second", async ({ page, ctx }) => {
    const { slug } = await aPublishedCheck(ctx, { answer: "It was open to pedestrians." });
    for (const path of ["/en", `/en/checks/${slug}`]) {
      const response = await page.goto(path);
      expect(response?.status()).toBe(200);
      expect(response?.headers()["cache-control"]).toBe("public, max-age=0, s-maxage=1");
      expect(response?.headers()["set-cookie"]).toBeUndefined();
      await expect(page.getByText("It was open to pedestrians.").first()).toBeVisible();
    }
    expect(await page.context().cookies()).toEqual([]);
  });
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

test("an unknown address is answered by our own page", async ({ page }) => {
  const response = await page.goto("/en/no/such/page");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
});

test("nobody without the token can have pages made anew", async ({ page }) => {
  const response = await page.request.post("/api/refresh", { data: { everything: true } });
  expect(response.status()).toBe(404);
});
