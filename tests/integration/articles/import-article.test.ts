import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { articles, blobs, copies } from "#db/schema";
import type { FetchPage } from "#server/articles/fetching/guarded-fetch";
import { importArticle } from "#server/articles/import-article";
import { ARTICLE_TEXT, aMember, anArticleInput, unique } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const page = (text: string, head = "") =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>T</title>${head}</head><body><nav>Menu</nav><article><h1>The bridge is open</h1>${text
    .split("\n")
    .map((line) => `<p>${line}</p>`)
    .join("")}</article><footer>Imprint</footer></body></html>`;

/** What a server answers, without a server: the fetch itself is tested in fetching.test.ts. */
const answering =
  (html: string, finalUrl?: string): FetchPage =>
  async (askedUrl) => ({
    askedUrl,
    finalUrl: finalUrl ?? askedUrl,
    redirects: finalUrl ? [finalUrl] : [],
    contentType: "text/html; charset=utf-8",
    bytes: new TextEncoder().encode(html),
  });

const LONG_TEXT = `${ARTICLE_TEXT}\n${"The council will hear the engineers next week, and the people of both banks. ".repeat(6).trim()}`;

describe("importing an article", () => {
  test("keeps what was pasted, its hash and its text in paragraphs, and tells the desk", async ({ ctx, as }) => {
    const ada = await aMember(ctx);
    const text = "  First   paragraph, long enough to be read.\r\n\r\nSecond paragraph, with an e\u0301.  ";
    const { article, copy, found } = await importArticle(as(ada), anArticleInput({ text, byline: "Jo Reporter" }));
    expect(found).toBe("new_article");
    const [kept] = await ctx.db.select().from(copies).where(eq(copies.id, copy));
    expect(kept).toMatchObject({
      article,
      kind: "pasted_text",
      sha256: createHash("sha256").update(text).digest("hex"),
      text: "First paragraph, long enough to be read.\nSecond paragraph, with an é.",
      title: "The bridge is open",
      byline: "Jo Reporter",
      publishedOn: "2026-02-28",
      language: "en",
      words: 12,
      readBy: ada.id,
      readAt: NOW,
    });
    const [blob] = await ctx.db
      .select()
      .from(blobs)
      .where(eq(blobs.sha256, kept?.sha256 ?? ""));
    expect(new TextDecoder().decode(blob?.bytes)).toBe(text);
    expect(await historyOf(ctx, article)).toMatchObject([
      { action: "article.imported", actor: ada.id, audience: "desk", payload: { copy } },
    ]);
  });

  test("takes title, byline, date, language and text from a fetched page, without what surrounds them", async ({
    ctx,
    as,
  }) => {
    const url = `https://www.herald.example.org/${unique()}?utm_source=x&id=7#top`;
    const ld = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge opens","datePublished":"2026-02-28T07:00:00Z","author":{"name":"Jo Reporter"},"publisher":{"name":"The River Herald"}}</script>`;
    const { article, copy } = await importArticle(
      as(await aMember(ctx)),
      { kind: "address", url },
      { fetchPage: answering(page(LONG_TEXT, ld)) },
    );
    const [kept] = await ctx.db.select().from(copies).where(eq(copies.id, copy));
    expect(kept).toMatchObject({
      kind: "fetched",
      title: "Bridge opens",
      byline: "Jo Reporter",
      publishedOn: "2026-02-28",
      language: "en-GB",
      askedUrl: url,
    });
    expect(kept?.text).toContain("The bridge opened to pedestrians on 3 March");
    expect(kept?.text).not.toMatch(/Menu|Imprint/);
    const [row] = await ctx.db.select().from(articles).where(eq(articles.id, article));
    expect(row).toMatchObject({ publisher: "The River Herald", url: url.replace(/utm_source=x&|#top/g, "") });
  });

  test("recognises the same article by the address that the page gives as its own", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const url = `https://herald.example.org/${unique()}`;
    const html = page(LONG_TEXT, `<link rel="canonical" href="${url}">`);
    const first = await importArticle(ada, { kind: "address", url }, { fetchPage: answering(html) });
    const again = await importArticle(
      ada,
      { kind: "address", url: `${url}?from=mail` },
      { fetchPage: answering(html, `${url}?x=1`) },
    );
    expect(again).toEqual({ ...first, found: "known_copy" });
    expect((await historyOf(ctx, first.article)).map(({ action }) => action)).toEqual([
      "article.imported",
      "article.found-unchanged",
    ]);
  });

  test("keeps another copy when the article says something else by now", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const url = `https://herald.example.org/${unique()}`;
    const first = await importArticle(ada, anArticleInput({ url }));
    const second = await importArticle(ada, anArticleInput({ url, text: `${ARTICLE_TEXT}\nThe title was changed.` }));
    expect(second).toMatchObject({ article: first.article, found: "new_copy" });
    expect(second.copy).not.toBe(first.copy);
    expect((await historyOf(ctx, first.article)).at(-1)).toMatchObject({ action: "article.read-anew" });
  });

  test("believes no page that calls another host's address its own", async ({ ctx, as }) => {
    const html = page(LONG_TEXT, '<link rel="canonical" href="https://elsewhere.example.net/a">');
    const url = `https://herald.example.org/${unique()}`;
    const { article } = await importArticle(
      as(await aMember(ctx)),
      { kind: "address", url },
      { fetchPage: answering(html) },
    );
    const [row] = await ctx.db.select({ url: articles.url }).from(articles).where(eq(articles.id, article));
    expect(row?.url).toBe(url);
  });

  test("is refused when there is nothing to read, and keeps nothing", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const empty = importArticle(
      ada,
      { kind: "address", url: "https://herald.example.org/e" },
      { fetchPage: answering(page("")) },
    );
    await expect(empty).rejects.toMatchObject({ code: "invalid", reason: "document_empty" });
    expect(await ctx.db.$count(articles)).toBe(0);
  });
});
