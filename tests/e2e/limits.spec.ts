import { memberCtx } from "#server/core/context";
import { LIMITS } from "#server/limits/rules";
import { takeAllowance } from "#server/limits/take-allowance";
import { hasNoBarriers } from "#tests/support/barriers";
import { expect, test } from "#tests/support/e2e";
import { aMember } from "#tests/support/factories";
import { bringUpSite, type Site } from "#tests/support/site";

test.describe.configure({ mode: "serial" });

let site: Site;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  // Behind a proxy, so that requests come from wherever a test says.
  site = await bringUpSite({ TRUSTED_PROXIES: "127.0.0.1, ::1" });
});

test.afterAll(async () => {
  await site?.stop();
});

test("what one member saves is limited, each call of a batch counts, and another member goes on", async ({
  request,
}) => {
  test.setTimeout(60_000);
  const mary = await aMember(site.ctx, { name: "Mary" });
  const cookie = await site.cookieOf(mary);
  const spent = memberCtx(site.ctx.db, mary);
  for (let taken = 0; taken < LIMITS.write.member - 4; taken++) await takeAllowance(spent, "write");
  const batch = (count: number) =>
    request.post(
      `${site.url}/api/trpc/${Array.from({ length: count }, () => "members.answerEstimation").join(",")}?batch=1`,
      {
        headers: { "content-type": "application/json", origin: site.url, cookie, "x-forwarded-for": "198.51.100.1" },
        data: Object.fromEntries(Array.from({ length: count }, (_, index) => [index, { allows: true }])),
      },
    );
  const answer = await batch(8);
  const outcomes = (await answer.json()).map(
    (one: { error?: { data: { reason: string } } }) => one.error?.data.reason ?? "done",
  );
  // Some refill while eight are asked for; the rest are refused.
  expect(outcomes.filter((one: string) => one === "done").length).toBeLessThan(8);
  expect(outcomes).toContain("limit_write");
  expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
  const other = await site.cookieOf(await aMember(site.ctx, { name: "Bo" }));
  const going = await request.post(`${site.url}/api/trpc/members.answerEstimation`, {
    headers: { "content-type": "application/json", origin: site.url, cookie: other, "x-forwarded-for": "198.51.100.1" },
    data: { allows: true },
  });
  expect(going.status()).toBe(200);
});

test("a single refusal is 429, and the desk tells of the limit before it is met", async ({ browser, request }) => {
  test.setTimeout(60_000);
  const ada = await aMember(site.ctx, { name: "Ada" });
  const spent = memberCtx(site.ctx.db, ada);
  for (let taken = 0; taken < 0.85 * LIMITS.write.member; taken++) await takeAllowance(spent, "write");
  const cookie = await site.cookieOf(ada);
  const context = await browser.newContext();
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: site.url, httpOnly: true }]);
  const page = await context.newPage();
  await page.goto(`${site.url}/en/desk/profile/limits`);
  await expect(page.getByText(/of the 600 changes that an account may make in 10 minutes/)).toBeVisible();
  await expect(page.getByText(/of 600 in 10 minutes/)).toBeVisible();
  await hasNoBarriers(page);
  await context.close();
  for (let taken = 0; taken < 0.15 * LIMITS.write.member; taken++) {
    await takeAllowance(spent, "write").catch(() => undefined);
  }
  // An allowance refills while it is spent: of many at once some are refused.
  await expect(async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        request.post(`${site.url}/api/trpc/members.answerEstimation`, {
          headers: { "content-type": "application/json", origin: site.url, cookie },
          data: { allows: true },
        }),
      ),
    );
    const refused = answers.find((answer) => answer.status() === 429);
    expect(refused).toBeDefined();
    expect(Number(refused?.headers()["retry-after"])).toBeGreaterThan(0);
  }).toPass();
});

test("signing in and searching are limited for a network, by the first 64 bits of an IPv6 address", async ({
  request,
}) => {
  test.setTimeout(60_000);
  const network = "2001:db8:7:7::/64";
  for (const kind of ["signIn", "search"] as const) {
    for (let taken = 0; taken <= LIMITS[kind].network; taken++) {
      await takeAllowance({ ...site.ctx, network }, kind).catch(() => undefined);
    }
  }
  const from = (address: string) => ({ "x-forwarded-for": address });
  const signIn = (address: string) =>
    request.post(`${site.url}/api/signin/email`, {
      form: { email: "nobody@example.org", locale: "en" },
      headers: { origin: site.url, "sec-fetch-site": "same-origin", ...from(address) },
      maxRedirects: 0,
    });
  const refused = await signIn("2001:db8:7:7:aaaa::1");
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
  expect(await refused.text()).toContain("Go back and try again");
  expect((await signIn("2001:db8:7:8::1")).status()).toBe(303);

  const search = (address: string) => request.get(`${site.url}/en/search?q=bridge`, { headers: from(address) });
  // A search of the public refills ten in a second: asked at once it is refused.
  await expect(async () => {
    await takeAllowance({ ...site.ctx, network }, "search").catch(() => undefined);
    const tooMany = await Promise.all(Array.from({ length: 30 }, (_, n) => search(`2001:db8:7:7::${n + 1}`)));
    expect(tooMany.map((one) => one.status())).toContain(429);
    const one = tooMany.find((answer) => answer.status() === 429);
    expect(Number(one?.headers()["retry-after"])).toBeGreaterThan(0);
  }).toPass();
  expect((await search("2001:db8:7:8::1")).status()).toBe(200);
});
