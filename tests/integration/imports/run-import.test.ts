import { eq } from "drizzle-orm";
import { articles, copies, fetchedHosts, imports } from "#db/schema";
import type { FetchPage } from "#server/articles/fetching/guarded-fetch";
import { InvalidError } from "#server/core/errors";
import { askForImport } from "#server/imports/ask-for-import";
import { cancelImport } from "#server/imports/cancel-import";
import { getImport } from "#server/imports/queries";
import { retryImport } from "#server/imports/retry-import";
import { runImport } from "#server/imports/run-import";
import { takeMeasure } from "#server/measures/take-measure";
import { ARTICLE_TEXT, aMeasureInput, aMember, anArticleInput, unique } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

const PAGE = `<html lang="en"><head><title>The bridge is open</title></head><body><article><h1>The bridge is open</h1>${ARTICLE_TEXT.split(
  "\n",
)
  .map((line) => `<p>${line}</p>`)
  .join("")}</article></body></html>`;

/** A site of its own name, with what it lets robots read and what it answers. */
function aSite({ robots = "", answer = () => PAGE }: { robots?: string; answer?: () => string } = {}) {
  const url = `https://n${unique()}.example.org/bridge`;
  const asked: string[] = [];
  const fetchPage: FetchPage = async (wanted) => {
    asked.push(new URL(wanted).pathname);
    const isRobots = wanted.endsWith("/robots.txt");
    const text = isRobots ? robots : answer();
    const contentType = isRobots ? "text/plain" : "text/html";
    return { askedUrl: wanted, finalUrl: wanted, redirects: [], contentType, bytes: new TextEncoder().encode(text) };
  };
  return { url, asked, fetchPage };
}
const noFetch: FetchPage = async () => {
  throw new Error("Nothing is to be fetched.");
};
const refusing = (error: Error) => () => {
  throw error;
};

describe("an import", () => {
  test("fetches, reads and keeps, says how far it is, and leads to the article with the words that were selected", async ({
    own,
  }) => {
    const ada = own.as(await aMember(own.ctx));
    const site = aSite();
    const asked = await askForImport(ada, {
      article: { kind: "address", url: site.url },
      selection: "two months before",
    });
    expect(await getImport(ada, asked)).toMatchObject({ step: "waiting", called: site.url, isByAddress: true });
    const steps: string[] = [];
    const fetchPage: FetchPage = async (url) => {
      steps.push((await getImport(ada, asked)).step);
      return site.fetchPage(url);
    };
    expect(await runImport(own.asSystem, asked.import, fetchPage)).toBeNull();
    expect(steps).toEqual(["fetching", "fetching"]);
    const ended = await getImport(ada, asked);
    expect(ended).toMatchObject({ step: "done", selection: "two months before", reason: null });
    const [article] = await own.db
      .select()
      .from(articles)
      .where(eq(articles.id, ended.article ?? ""));
    expect(article).toMatchObject({ url: site.url, title: "The bridge is open" });
    expect((await historyOf(own.ctx, asked.import)).map(({ action }) => action)).toEqual([
      "import.asked",
      "import.ended",
    ]);
    // What was asked is not kept longer than it is needed; done again it does nothing.
    const [row] = await own.db.select().from(imports).where(eq(imports.id, asked.import));
    expect(row?.asked).toBeNull();
    expect(await runImport(own.asSystem, asked.import, noFetch)).toBeNull();
  });

  test("is tried again by itself where a site is out of order, at the time that the site asks for, and then fails", async ({
    own,
  }) => {
    const ada = own.as(await aMember(own.ctx));
    let error = new InvalidError("fetch_status", { status: 503, after: 120 });
    const site = aSite({ answer: () => refusing(error)() });
    const asked = await askForImport(ada, { article: { kind: "address", url: site.url }, selection: "" });
    expect(await runImport(own.asSystem, asked.import, site.fetchPage)).toBe(120);
    expect(await getImport(ada, asked)).toMatchObject({
      step: "waiting",
      reason: "fetch_status",
      params: { status: 503 },
    });
    // Before its time nothing is done.
    expect(await runImport(own.asSystem, asked.import, noFetch)).toBeGreaterThan(100);
    const pauses: (number | null)[] = [];
    error = new InvalidError("fetch_timeout", { seconds: 12 });
    for (let run = 0; run < 3; run++) {
      await own.db.update(imports).set({ againAt: null }).where(eq(imports.id, asked.import));
      await own.db.delete(fetchedHosts);
      pauses.push(await runImport(own.asSystem, asked.import, site.fetchPage));
    }
    expect(pauses).toEqual([20, 80, null]);
    expect(await getImport(ada, asked)).toMatchObject({ step: "failed", reason: "fetch_timeout" });
    // By hand it begins anew, with what was asked.
    await retryImport(ada, asked);
    expect(await runImport(own.asSystem, asked.import, aSite().fetchPage)).toBeNull();
    expect(await getImport(ada, asked)).toMatchObject({ step: "done" });
  }, 40_000);

  test("fails at once where trying again would not help", async ({ own }) => {
    const ada = own.as(await aMember(own.ctx));
    const site = aSite({ answer: refusing(new InvalidError("fetch_status", { status: 404 })) });
    const asked = await askForImport(ada, { article: { kind: "address", url: site.url }, selection: "" });
    expect(await runImport(own.asSystem, asked.import, site.fetchPage)).toBeNull();
    expect(await getImport(ada, asked)).toMatchObject({ step: "failed", reason: "fetch_status", isByAddress: true });
  });

  test("that is cancelled while its page is fetched keeps nothing", async ({ own }) => {
    const ada = own.as(await aMember(own.ctx));
    const site = aSite();
    const asked = await askForImport(ada, { article: { kind: "address", url: site.url }, selection: "" });
    const fetchPage: FetchPage = async (url) => {
      if (!url.endsWith("robots.txt")) await cancelImport(ada, asked);
      return site.fetchPage(url);
    };
    expect(await runImport(own.asSystem, asked.import, fetchPage)).toBeNull();
    expect(await getImport(ada, asked)).toMatchObject({ step: "cancelled", article: null });
    expect(await own.db.$count(copies, eq(copies.finalUrl, site.url))).toBe(0);
  });

  test("is done by one of several processes, and by another one when that one died", async ({ own }) => {
    const ada = own.as(await aMember(own.ctx));
    const site = aSite();
    const asked = await askForImport(ada, { article: { kind: "address", url: site.url }, selection: "" });
    const runs = await Promise.all([1, 2, 3].map(() => runImport(own.asSystem, asked.import, site.fetchPage)));
    expect(runs.filter((seconds) => seconds === null)).toHaveLength(1);
    expect(site.asked.filter((path) => path === "/bridge")).toHaveLength(1);

    const other = await askForImport(ada, { article: anArticleInput(), selection: "" });
    // A process took it and died: it has it for some seconds more.
    const held = (seconds: number) => ({ step: "reading" as const, heldUntil: new Date(Date.now() + seconds * 1_000) });
    await own.db.update(imports).set(held(30)).where(eq(imports.id, other.import));
    expect(await runImport(own.asSystem, other.import, noFetch)).toBeGreaterThan(20);
    await own.db.update(imports).set(held(-1)).where(eq(imports.id, other.import));
    expect(await runImport(own.asSystem, other.import, noFetch)).toBeNull();
    expect(await getImport(ada, other)).toMatchObject({ step: "done" });
  });

  test("is done with what the member may do when it is done", async ({ own }) => {
    const member = await aMember(own.ctx);
    const asked = await askForImport(own.as(member), { article: anArticleInput(), selection: "" });
    const moderator = own.as(await aMember(own.ctx, { role: "moderator" }));
    await takeMeasure(moderator, aMeasureInput(member.id));
    expect(await runImport(own.asSystem, asked.import, noFetch)).toBeNull();
    const [row] = await own.db.select().from(imports).where(eq(imports.id, asked.import));
    expect(row).toMatchObject({ step: "failed", reason: "suspended", article: null });
  });

  test("is nobody else’s business", async ({ own }) => {
    const asked = await askForImport(own.as(await aMember(own.ctx)), { article: anArticleInput(), selection: "" });
    const other = own.as(await aMember(own.ctx));
    await expect(getImport(other, asked)).rejects.toMatchObject({ reason: "not_found" });
    await expect(cancelImport(other, asked)).rejects.toMatchObject({ reason: "not_found" });
    await expect(retryImport(other, asked)).rejects.toMatchObject({ reason: "not_found" });
    await expect(runImport(other, asked.import, noFetch)).rejects.toMatchObject({ reason: "system_only" });
  });
});

describe("the manners of a fetch", () => {
  test("a page that a site’s robots.txt forbids us is not fetched, one that it allows is, and the rules are asked once", async ({
    own,
  }) => {
    const ada = own.as(await aMember(own.ctx));
    const site = aSite({
      robots: "User-agent: *\nDisallow: /\n\nUser-agent: countersign\nDisallow: /private\nAllow: /private/open$",
    });
    const outcome = async (path: string) => {
      const url = new URL(path, site.url).href;
      const asked = await askForImport(ada, { article: { kind: "address", url }, selection: "" });
      await own.db.delete(fetchedHosts);
      await runImport(own.asSystem, asked.import, site.fetchPage);
      return (await getImport(ada, asked)).reason ?? "done";
    };
    expect(await outcome("/private/one")).toBe("fetch_robots");
    expect(await outcome("/private/open")).toBe("done");
    expect(await outcome("/bridge")).toBe("done");
    expect(site.asked).toEqual(["/robots.txt", "/private/open", "/bridge"]);
  });

  test("a site is asked one page at a time, and not more often than every two seconds", async ({ own }) => {
    const ada = own.as(await aMember(own.ctx));
    const times: number[] = [];
    const site = aSite();
    const fetchPage: FetchPage = (url) => {
      if (!url.endsWith("robots.txt")) times.push(Date.now());
      return site.fetchPage(url);
    };
    const asked = await Promise.all(
      ["/a", "/b"].map((path) =>
        askForImport(ada, { article: { kind: "address", url: new URL(path, site.url).href }, selection: "" }),
      ),
    );
    await Promise.all(asked.map((one) => runImport(own.asSystem, one.import, fetchPage)));
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThan(1_800);
  });
});
