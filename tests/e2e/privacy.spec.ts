import { join } from "node:path";
import type { Page } from "@playwright/test";
import { sql } from "drizzle-orm";
import { openDatabase } from "#db/client";
import { ballots, standings } from "#db/schema";
import { ROOT } from "#scripts/root";
import { type Ctx, memberCtx, systemCtx } from "#server/core/context";
import { castVote } from "#server/votes/cast-vote";
import { twoCamps } from "#tests/simulation/two-camps";
import { expect, test } from "#tests/support/e2e";
import { writeSimulation } from "#tests/support/electorate-in-database";
import { aMember, anArticle, aPublishedCheck, aSource, aVoteInput, judge } from "#tests/support/factories";
import { startWebServer } from "#tests/support/web-server";

const HOUR_MS = 3_600_000;
const REFRESHES = 10;
const PAGES_AT_MOST = 60;

/** A site of two camps with one published check, whose groups are shown. */
async function aPublishedSplit(ctx: Ctx) {
  const written = await writeSimulation(ctx, twoCamps());
  await judge(ctx);
  const later = { ...ctx, now: new Date(ctx.now.getTime() + 7 * HOUR_MS) };
  await judge(later);
  const [claim = "", open = ""] = written.claims.slice(-2);
  const article = await anArticle(later);
  const { source } = await aSource(later, { claim, article });
  const check = await aPublishedCheck(later, { of: { claim, article, source } });
  const { source: openSource } = await aSource(later, { claim: open, article });
  return { check, voters: written.members, open, openSource, later };
}

test("nothing that is published tells where a reviewer stands or how one voted, also after ten judgements", async ({
  page,
}) => {
  test.setTimeout(180_000);
  // A site of its own: a split among reviewers holds for every claim of a site.
  const site = await startWebServer({ logFile: join(ROOT, ".data/e2e-privacy.log") });
  const { db, close } = openDatabase(site.databaseUrl, { connections: 2 });
  try {
    await lookEverywhere(systemCtx(db), page, site.url);
  } finally {
    await close();
    await site.stop();
  }
});

async function lookEverywhere(ctx: Ctx, page: Page, baseURL: string): Promise<void> {
  const { check, voters, open, openSource, later } = await aPublishedSplit(ctx);
  const own = [`/en/checks/${check.slug}`, `/en/checks/${check.slug}/receipt.json`];
  const textOf = async (path: string) => {
    const answer = await page.request.get(new URL(path, baseURL).href);
    expect([path, answer.status()]).toEqual([path, 200]);
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    return answer.text();
  };
  const statusOf = async () => (await page.request.get(new URL(own[0] ?? "", baseURL).href)).status();
  await expect.poll(statusOf, { timeout: 10_000 }).toBe(200);
  const before = await Promise.all(own.map(textOf));
  expect(before[0]).toContain("group A");

  for (let refresh = 0; refresh < REFRESHES; refresh++) {
    const voter = { id: (await aMember(ctx)).id, handle: "r", role: "reviewer" as const };
    await ctx.db.execute(sql`insert into consents (member, allows) values (${voter.id}, true)`);
    await castVote(memberCtx(ctx.db, voter, { now: later.now }), aVoteInput(open, openSource, { rating: "true" }));
    await judge(later);
    expect(await Promise.all(own.map(textOf))).toEqual(before);
  }

  const seen = new Set<string>();
  const waiting = ["/en", "/en/methodology", "/en/corrections", "/.well-known/countersign-keys.json", ...own];
  let everything = "";
  while (waiting.length > 0 && seen.size < PAGES_AT_MOST) {
    const path = waiting.shift() ?? "";
    if (seen.has(path)) continue;
    seen.add(path);
    const text = await textOf(path);
    everything += text;
    for (const [, href = ""] of text.matchAll(/href="(\/[^"#]*)"/g)) {
      const url = new URL(href.replaceAll("&amp;", "&"), baseURL);
      if (/^\/en(\/(?!desk|signin)|$)/.test(url.pathname)) waiting.push(url.pathname + url.search);
    }
  }
  expect(seen.size).toBeGreaterThan(6);
  for (const voter of voters) expect(everything.includes(voter)).toBe(false);
  const secrets = await ctx.db.select({ vote: ballots.vote, salt: ballots.salt }).from(ballots);
  expect(secrets.some(({ vote, salt }) => everything.includes(vote) || everything.includes(salt))).toBe(false);
  for (const { theta } of await ctx.db.select({ theta: standings.theta }).from(standings)) {
    expect(theta.some((number) => number !== 0 && everything.includes(String(number)))).toBe(false);
  }
}

test("a reader recomputes a verdict in their own browser, and a changed receipt is named as that", async ({
  ctx,
  page,
}) => {
  const check = await aPublishedCheck(ctx);
  const path = `/en/checks/${check.slug}`;
  await expect.poll(async () => (await page.request.get(`${path}/receipt.json`)).status()).toBe(200);
  await page.goto(path);
  await page.getByRole("link", { name: "Recompute this verdict" }).click();
  await expect(page.getByText("Signed by this site and unaltered.")).toBeVisible();
  await expect(page.getByText(/Totals are sealed/)).toBeVisible();
  await page.route("**/receipt.json", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace("mostly_true", "mostly_false") });
  });
  await page.reload();
  await expect(page.getByText(/The receipt was altered after signing/)).toBeVisible();
});
