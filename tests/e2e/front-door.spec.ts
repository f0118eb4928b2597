import { expect, test } from "#tests/support/e2e";

test.describe("an address that leads nowhere", () => {
  for (const path of [
    "/en/checks/%ff",
    "/en/checks/%00",
    "/en/checks/nothing-was-published-here",
    "/en/checks/nothing/versions/99999999999",
    "/en/no/such/page",
    "/xx/checks/a",
    "/wp-login.php",
    "/api/nope",
  ]) {
    test(`gets our own whole page with our own headers: ${path}`, async ({ request }) => {
      const answer = await request.get(path);
      expect(answer.status()).toBe(404);
      expect(answer.headers()["content-security-policy"]).toContain("object-src 'none'");
      const words = (await answer.text()).replaceAll(/<script[\s\S]*?<\/script>/g, "");
      expect(words).toContain("Page not found");
      expect(words).toContain("Go to the latest fact-checks");
    });
  }
});

for (const query of [
  "%00",
  "a%00b",
  "%ff",
  "%ed%a0%80",
  "🙂".repeat(500),
  "'; drop table checks; --",
  "a&q=b",
  "&x=%00",
]) {
  test(`a search for ${query.slice(0, 20)} is answered`, async ({ request }) => {
    expect((await request.get(`/en/search?q=${query}`)).status()).toBe(200);
  });
}

test("more than may be sent is refused at the door, and the page after it is answered", async ({ request }) => {
  const answer = await request.post("/api/trpc/votes.cast", { data: { json: "a".repeat(20_000) } });
  expect(answer.status()).toBe(413);
  expect((await request.get("/en")).status()).toBe(200);
});

test("a visitor's command is refused before it is read", async ({ request, baseURL }) => {
  const answer = await request.post("/api/trpc/votes.cast", {
    headers: { origin: baseURL ?? "", "content-type": "application/json" },
    data: "this is no JSON",
  });
  expect(answer.status()).toBe(401);
  expect((await answer.json()).error.data.reason).toBe("sign_in_required");
});
