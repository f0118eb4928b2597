import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { eq } from "drizzle-orm";
import { openDatabase } from "#db/client";
import { claims, sessions, standpoints } from "#db/schema";
import { ROOT } from "#scripts/root";
import { hashOfToken, newToken } from "#server/auth/session";
import { memberCtx, systemCtx } from "#server/core/context";
import { castVote } from "#server/votes/cast-vote";
import { hasNoBarriers } from "#tests/support/barriers";
import { expect, test } from "#tests/support/e2e";
import {
  aClaim,
  aMember,
  aPublishedCheck,
  aSource,
  aTopicWithPositions,
  aVoteInput,
  type TestMember,
  unique,
} from "#tests/support/factories";
import { startWebServer } from "#tests/support/web-server";

const A = "The zone does more good than harm and should stay.";
const B = "The zone does more harm than good and should go.";

test("two positions are written, tried by members, used; a reviewer is asked, answers, sees it and takes it back", async ({
  ctx,
  pageOf,
}) => {
  test.setTimeout(120_000);
  const iris = await aMember(ctx, { name: "Iris", role: "moderator" });
  const tried = [await aMember(ctx, { name: "Ada" }), await aMember(ctx, { name: "Ben" }), await aMember(ctx)];
  const label = `Zone ${unique()}`;
  const moderator = await pageOf(iris);
  await moderator.goto("/en/desk/topics");
  await expect(async () => {
    await moderator.getByLabel("Name").fill("!");
    await moderator.getByRole("button", { name: "Add it" }).click();
    await expect(moderator.getByText("Use at least 2 characters (now 1).")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await moderator.getByLabel("Name").fill(label);
  await moderator.getByRole("button", { name: "Add it" }).click();
  await moderator.getByRole("link", { name: label }).click();
  await expect(moderator.getByRole("heading", { level: 1, name: label })).toBeVisible();
  await hasNoBarriers(moderator);
  await expect(async () => {
    await moderator.getByLabel("A", { exact: true }).fill(A);
    await moderator.getByLabel("B", { exact: true }).fill("Bad.");
    await moderator.getByRole("button", { name: "Write two positions" }).click();
    await expect(moderator.getByText("Use at least 10 characters (now 4).")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await moderator.getByLabel("B", { exact: true }).fill(B);
  await moderator.getByRole("button", { name: "Write two positions" }).click();
  await expect(moderator.getByRole("heading", { name: "Positions on trial" })).toBeVisible();
  await expect(async () => {
    for (const { handle } of tried) await moderator.getByLabel(handle).check({ timeout: 1_000 });
    await moderator.getByRole("button", { name: "Ask them" }).click();
    await expect(moderator.getByText("3 members were asked, none answered.")).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await hasNoBarriers(moderator);

  for (const member of tried) {
    const page = await pageOf(member);
    await page.goto("/en/desk");
    await page.getByRole("link", { name: label }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Are these positions fair?" })).toBeVisible();
    await expect(async () => {
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByText("This field is required.")).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page.getByText("Those who hold either would say it so.").click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page).toHaveURL(/\/desk$/);
    await expect(page.getByRole("link", { name: label })).toHaveCount(0);
    await page.close();
  }
  await moderator.reload();
  await expect(moderator.getByText("They can be used.")).toBeVisible();
  await expect(async () => {
    await moderator.getByRole("button", { name: "Use these positions" }).click();
    await expect(moderator.getByRole("alertdialog")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await hasNoBarriers(moderator);
  await moderator.getByRole("alertdialog").getByRole("button", { name: "Use these positions" }).click();
  await expect(moderator.getByText("Asked about since")).toBeVisible();

  const claim = await aClaim(ctx, { topics: [label] });
  await aSource(ctx, claim);
  const oda = await aMember(ctx, { name: "Oda" });
  const page = await pageOf(oda);
  await page.goto(`/en/desk/claims/${claim.claim}`);
  await page.getByRole("link", { name: "a private question" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Which are you closer to?" })).toBeVisible();
  await hasNoBarriers(page);
  await expect(async () => {
    await page.getByRole("button", { name: "Save my answer" }).click();
    await expect(page.getByText("This field is required.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel("leaning B").check();
  await page.getByRole("button", { name: "Save my answer" }).click();
  await expect(page.getByText("Tick the box if you agree")).toBeVisible();
  await page.reload();
  // What was chosen is kept nowhere before it is sent: somebody else may use the machine.
  await expect(page.getByLabel("leaning B")).not.toBeChecked();
  await expect(async () => {
    await page.getByLabel("A", { exact: true }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByLabel("leaning A")).toBeChecked({ timeout: 500 });
  }).toPass();
  await page.getByLabel("I agree that this site keeps my answer").check();
  await page.getByRole("button", { name: "Save my answer" }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/claims/${claim.claim}`));
  await expect(page.getByRole("link", { name: "a private question" })).toHaveCount(0);

  await page.goto("/en/desk/profile/questions");
  await expect(page.getByText("leaning A")).toBeHidden();
  await hasNoBarriers(page);
  await page.getByRole("listitem").filter({ hasText: label }).getByText("Show my answer").click();
  await expect(page.getByText("leaning A")).toBeVisible();
  await expect(async () => {
    await page.getByRole("button", { name: "Erase my answer" }).click();
    await expect(page.getByRole("alertdialog")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("alertdialog").getByRole("button", { name: "Erase my answer" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: label })).toContainText("no answer is kept");
});

/**
 * Who looks, and what each is shown at every address that they can come to: a reader is shown no more than a reviewer, and a
 * moderator no more than an administrator.
 */
const KINDS = ["visitor", "reviewer", "admin"] as const;
const PAGES_AT_MOST = 200;
/** Of pages of one kind, such as those of members, so many are looked at besides those that the test names. */
const OF_A_KIND_AT_MOST = 1;

test("nobody else learns from any page, list, file or log who answered, nor what", async ({ playwright }) => {
  test.setTimeout(240_000);
  const logFile = join(ROOT, ".data/e2e-standpoints.log");
  const site = await startWebServer({ logFile });
  const { db, close } = openDatabase(site.databaseUrl, { connections: 2 });
  try {
    const ctx = systemCtx(db);
    const topic = await aTopicWithPositions(ctx, "Zone");
    const claim = await aClaim(ctx, { topics: ["Zone"] });
    const { source } = await aSource(ctx, claim);
    const oda = await aMember(ctx, { name: "Oda" });
    await castVote(memberCtx(db, oda, { now: ctx.now }), aVoteInput(claim.claim, source));
    await aPublishedCheck(ctx);
    const signedIn = async (member: TestMember | null): Promise<APIRequestContext> => {
      const token = newToken();
      if (member) {
        const expires = new Date(Date.now() + 86_400_000);
        await db.insert(sessions).values({ sessionToken: hashOfToken(token), userId: member.id, expires });
      }
      const cookie: Record<string, string> = member ? { cookie: `next-auth.session-token=${token}` } : {};
      return playwright.request.newContext({ baseURL: site.url, extraHTTPHeaders: { ...cookie, origin: site.url } });
    };
    const lookers = new Map<string, APIRequestContext>();
    for (const kind of KINDS) {
      lookers.set(kind, await signedIn(kind === "visitor" ? null : await aMember(ctx, { role: kind })));
    }
    const owner = await signedIn(oda);
    const named = [`/en/desk/claims/${claim.claim}`, `/en/desk/members/${oda.id}`, `/en/members/${oda.handle}`];
    const everything = async (seen = new Map<string, Set<string>>()) => {
      const look = async ([kind, request]: [string, APIRequestContext]) => {
        for (const [path, words] of await crawl(request, named)) {
          const key = `${kind} ${path}`;
          seen.set(key, new Set([...(seen.get(key) ?? []), ...words]));
        }
      };
      await Promise.all([...lookers].map(look));
      return seen;
    };
    // Twice, since what the framework writes around a page depends on which of its parts came first.
    const before = await everything(await everything());
    expect([...before.keys()].filter((key) => key.startsWith("admin /en/desk/topics/zone"))).not.toEqual([]);
    expect(before.size).toBeGreaterThan(60);

    const answer = await owner.post("/api/trpc/standpoints.keep", {
      data: { topic: topic.topic, version: topic.version, answer: "leaning_b", agrees: true },
    });
    expect(answer.status()).toBe(200);
    expect(await db.$count(standpoints, eq(standpoints.member, oda.id))).toBe(1);
    expect((await db.select().from(claims).where(eq(claims.id, claim.claim)))[0]?.positionsOf).toBe(topic.topic);
    const after = await everything();
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [key, words] of after) {
      const known = before.get(key);
      expect([key, [...words].filter((word) => !known?.has(word))]).toEqual([key, []]);
    }
    // Its owner does see it, or this test would see nothing either.
    expect(await (await owner.get("/en/desk/profile/questions")).text()).toContain("leaning B");
    expect(JSON.stringify(await (await owner.get("/api/own-records")).json())).toContain("leaning_b");
    const { readFile } = await import("node:fs/promises");
    expect(await readFile(logFile, "utf8")).not.toMatch(/leaning_b|leaning B/);
  } finally {
    await close();
    await site.stop();
  }
});

/** Every page that one comes to from the start of the site and of the desk, without what differs at each answer. */
async function crawl(request: APIRequestContext, named: readonly string[]): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  // A form about something says what that thing's own page says: one of each kind is looked at.
  const forms = new Set<string>();
  const ofKind = new Map<string, number>();
  const waiting = [
    ...named,
    "/en",
    "/en/desk/inbox?view=all",
    "/en/desk/queue?view=all",
    "/en/desk",
    "/en/desk/topics",
    "/en/desk/members",
    "/en/desk/profile/data",
    "/api/own-records",
  ];
  while (waiting.length > 0 && found.size < PAGES_AT_MOST) {
    const path = waiting.shift() ?? "";
    if (found.has(path)) continue;
    const answer = await request.get(path, { maxRedirects: 0 });
    const text = await answer.text();
    found.set(path, wordsOf(`${answer.status()} ${text}`));
    for (const [, href = ""] of text.matchAll(/href="(\/[^"#]*)"/g)) {
      const address = href.replaceAll("&amp;", "&");
      if (!/^\/en(\/|$|\?)/.test(address) || /signin|signout/.test(address)) continue;
      const form = /^\/en\/(?:report|letters|desk\/inbox\/following)\b[^=]*(?:=(?!.*check)[a-z]+)?/.exec(address)?.[0];
      if (form !== undefined && forms.has(form)) continue;
      if (form !== undefined) forms.add(form);
      if (found.has(address) || waiting.includes(address)) continue;
      const kind = kindOf(address);
      const already = ofKind.get(kind) ?? 0;
      if (kind !== address && already >= OF_A_KIND_AT_MOST) continue;
      ofKind.set(kind, already + 1);
      waiting.push(address);
    }
  }
  return found;
}

/** An address without what names one thing among many of its kind. */
const kindOf = (address: string): string =>
  address
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "*")
    .replaceAll(/\bkind=[a-z_]+/g, "kind=*")
    .replaceAll(/\/(members|checks|topics|claimants)\/[^/?]+/g, "/$1/*");

/**
 * The words of an answer: markup, scripts and data alike, without what chance and the clock write into every one (a nonce,
 * ages, the numbers under which a page streams its parts).
 */
const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .replaceAll(/nonce="[^"]*"|\\?"nonce\\?":\\?"[^"\\]*\\?"/g, "")
      // The number that the framework gives to a refusal, from where in its parts it came.
      .replaceAll(/(data-dgst=|\\?"digest\\?":)\\?"\d+\\?"/g, "")
      .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\d]*(Z|\+00:00)?/g, "")
      .replaceAll(/\b\d+ (second|minute)s? ago|just now|\bnow\b/g, "")
      .replaceAll(/"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g, "")
      .replaceAll(/<script[^>]*>(?!self\.__next_f)[\s\S]*?<\/script>/g, "")
      .split(/[^\p{L}\p{N}_.-]+/u)
      .filter((word) => word.length > 2 && !/^[A-Za-z]?[0-9a-f]{1,3}$/.test(word)),
  );
