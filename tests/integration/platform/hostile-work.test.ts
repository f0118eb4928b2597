import { eq } from "drizzle-orm";
import { renderings } from "#db/schema";
import { importArticle } from "#server/articles/import-article";
import { getPublishedCheck } from "#server/checks/public-queries";
import { saveCheckVersion } from "#server/checks/save-check-version";
import { workOn } from "#server/hostile-work/work-on";
import { aDraft, aMember, anArticleInput, aPublishedCheck, someWords, unique } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

/** The longest time for which this process answered nothing while something was worked on, in milliseconds. */
async function longestPause(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const ticks = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await work.catch(() => undefined);
  clearInterval(ticks);
  return longest;
}

const ENDLESS_MARKDOWN = "*_".repeat(20_000);

describe("work on what comes from outside", () => {
  test("is ended at its deadline, and the process answers meanwhile", async () => {
    const work = workOn("renderBody", { markdown: ENDLESS_MARKDOWN });
    // The work itself takes more than twenty seconds; in this process nothing waits for it.
    expect(await longestPause(work)).toBeLessThan(2_000);
    await expect(work).rejects.toMatchObject({ reason: "check_body_hostile" });
    expect((await workOn("renderBody", { markdown: "*A* [S1]" })).citations).toEqual([1]);
  });

  test("is ended at its limit of memory, and the next is done", async () => {
    const html = `<html><body>${"<b>".repeat(900_000)}</body></html>`;
    const work = workOn("readBytes", { content: html, contentType: "text/html", form: "html", url: null });
    await expect(work).rejects.toMatchObject({ reason: "document_hostile" });
    const plain = { content: "It was so, and so it is.", contentType: "text/plain", url: null };
    expect(await workOn("readBytes", plain)).toMatchObject({ words: 7 });
  });
});

describe("a text that takes for ever to set", () => {
  test("is refused when it is saved, and what was saved before stands", async ({ ctx, as }) => {
    const draft = await aDraft(ctx);
    const save = saveCheckVersion(as(draft.author), {
      check: draft.id,
      fromVersion: draft.version,
      ...someWords({ body: ENDLESS_MARKDOWN }),
    });
    await expect(save).rejects.toMatchObject({ reason: "check_body_hostile" });
  });

  test("is rendered once, when it is saved, and kept for ever beside what was typed", async ({ ctx }) => {
    const check = await aPublishedCheck(ctx);
    const kept = await ctx.db.select().from(renderings).where(eq(renderings.check, check.id));
    expect(kept).toMatchObject([{ version: check.version, renderer: "markdown/1", citations: [1] }]);
    expect((await getPublishedCheck(ctx, check.slug)).rendered.tree).toEqual(kept[0]?.tree);
  });
});

test("a page of two thousand elements in each other is read", async ({ ctx, as }) => {
  const words = "The dam was closed on Tuesday, its spokesperson said, after two cracks were found. ".repeat(6);
  const html = `<html><body>${"<div>".repeat(2_000)}<p>${words}</p>${"</div>".repeat(2_000)}</body></html>`;
  const {
    kind: _,
    text: __,
    ...said
  } = anArticleInput() as Extract<ReturnType<typeof anArticleInput>, { kind: "text" }>;
  const kept = await importArticle(as(await aMember(ctx)), {
    ...said,
    kind: "html",
    html,
    url: `https://a.example.org/${unique()}`,
  });
  expect(kept.found).toBe("new_article");
});
