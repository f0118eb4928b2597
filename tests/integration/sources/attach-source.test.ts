import { eq } from "drizzle-orm";
import { articles, copies, sources } from "#db/schema";
import type { DomainError } from "#server/core/errors";
import { attachSource } from "#server/sources/attach-source";
import { listSourceCards } from "#server/sources/queries";
import { AttachSourceInput } from "#server/sources/schemas";
import {
  ARTICLE_TEXT,
  aClaim,
  aDecidedClaim,
  aMember,
  anArticle,
  aPublishedCheck,
  aSource,
  aSourceInput,
} from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const pasted = (text: string) =>
  ({
    kind: "text",
    url: null,
    title: "Minutes of the council",
    text,
    byline: "",
    publisher: "City of Vale",
    publishedOn: null,
    language: "en",
  }) as const;

describe("attaching a source", () => {
  test("keeps a pasted document as an article and a copy, and the quote as it stands there", async ({ ctx, as }) => {
    const ada = await aMember(ctx);
    const claim = await aClaim(ctx);
    const text = "Item 4. The council “notes” that the\nbridge – as planned – is open to pedestrians since 3 March.";
    const { source, label } = await attachSource(
      as(ada),
      aSourceInput(claim, {
        document: pasted(text),
        quote: `the  bridge - as planned - is open`,
        stance: "context",
        kind: "reference",
        locator: "item 4",
        note: "The minutes were approved in April.",
      }),
    );
    expect(label).toBe(1);
    const [kept] = await ctx.db.select().from(sources).where(eq(sources.id, source));
    expect(kept).toMatchObject({
      quote: "the\nbridge – as planned – is open",
      whyNot: null,
      stance: "context",
      kind: "reference",
      locator: "item 4",
      note: "The minutes were approved in April.",
      attachedBy: ada.id,
      attachedAt: NOW,
    });
    const [copy] = await ctx.db
      .select()
      .from(copies)
      .where(eq(copies.id, kept?.copy ?? ""));
    expect(
      Array.from(copy?.text ?? "")
        .slice(kept?.start ?? 0, kept?.end ?? 0)
        .join(""),
    ).toBe(kept?.quote);
    const [article] = await ctx.db
      .select()
      .from(articles)
      .where(eq(articles.id, kept?.article ?? ""));
    expect(article).toMatchObject({ title: "Minutes of the council", publisher: "City of Vale", url: null });
    expect(await historyOf(ctx, source)).toMatchObject([
      { action: "source.attached", actor: ada.id, audience: "desk", payload: { claim: claim.claim, label: 1 } },
    ]);
    expect(await historyOf(ctx, article?.id ?? "")).toMatchObject([{ action: "article.imported" }]);
  });

  test("is refused when the quote is not in the document, and kept with a reason when one is given", async ({
    ctx,
    as,
  }) => {
    const ada = as(await aMember(ctx));
    const claim = await aClaim(ctx);
    const quote = "The bridge has never been open.";
    const missing = attachSource(ada, aSourceInput(claim, { quote }));
    await expect(missing).rejects.toMatchObject({ code: "invalid", reason: "source_quote_not_found" });
    const whyNot = "It stands in a photograph on that page.";
    const { source } = await attachSource(ada, aSourceInput(claim, { quote, whyNot }));
    const [kept] = await ctx.db.select().from(sources).where(eq(sources.id, source));
    expect(kept).toMatchObject({ quote, whyNot, start: null, copy: claim.evidence?.copy });
  });

  test("drops a reason that is not needed, because the quote was found", async ({ ctx }) => {
    const { source } = await aSource(ctx, await aClaim(ctx), { whyNot: "I believe that it is not in there." });
    const [kept] = await ctx.db.select().from(sources).where(eq(sources.id, source));
    expect(kept).toMatchObject({ whyNot: null, start: 0 });
  });

  test("keeps a document whose text cannot be had, with the reason why", async ({ ctx, as }) => {
    const document = {
      kind: "unread",
      url: "https://archive.example.org/scan",
      title: "A scan",
      publisher: "",
      language: null,
    } as const;
    const input = aSourceInput(await aClaim(ctx), { document });
    expect(AttachSourceInput.safeParse(input).error?.issues).toMatchObject([{ path: ["whyNot"] }]);
    const whyNot = "It is a scan of a page from 1926.";
    const { source } = await attachSource(as(await aMember(ctx)), { ...input, whyNot });
    const [kept] = await ctx.db.select().from(sources).where(eq(sources.id, source));
    expect(kept).toMatchObject({ copy: null, whyNot });
  });

  test("labels sources in the order in which they come, and refuses the same words twice", async ({ ctx }) => {
    const claim = await aClaim(ctx);
    expect((await aSource(ctx, claim)).label).toBe(1);
    expect((await aSource(ctx, claim, { quote: "two months before cars followed" })).label).toBe(2);
    await expect(aSource(ctx, claim)).rejects.toMatchObject({ code: "conflict", reason: "source_duplicate" });
    expect((await aSource(ctx, await aClaim(ctx))).label).toBe(1);
  });

  test("gives labels without gaps and twice to none when several attach at once", async ({ own }) => {
    const claim = await aClaim(own.ctx);
    const words = claim.article.text.split(" ").slice(0, 16);
    const quotes = words.map((_, at) => words.slice(at, at + 3).join(" ")).slice(0, 12);
    const attached = await Promise.all(quotes.map((quote) => aSource(own.ctx, claim, { quote })));
    expect(attached.map(({ label }) => label).sort((a, b) => a - b)).toEqual(quotes.map((_, at) => at + 1));
  });

  test("knows which source it repeats, when that belongs to the same claim", async ({ ctx }) => {
    const claim = await aClaim(ctx);
    const { source: origin } = await aSource(ctx, claim);
    const { copy } = await anArticle(ctx);
    const { source } = await aSource(ctx, claim, { document: { kind: "copy", copy }, origin });
    const [kept] = await ctx.db.select({ origin: sources.origin }).from(sources).where(eq(sources.id, source));
    expect(kept?.origin).toBe(origin);
    const elsewhere = aSource(ctx, await aClaim(ctx), { origin });
    await expect(elsewhere).rejects.toMatchObject({ reason: "source_other_claim" });
  });

  test("is welcome after publication", async ({ ctx }) => {
    const decided = await aDecidedClaim(ctx);
    await aPublishedCheck(ctx, { of: decided });
    expect((await aSource(ctx, decided, { quote: "two months before cars followed" })).label).toBe(2);
  });

  test("whose text cannot be had is kept once, however often and from however many windows it is sent", async ({
    own,
  }) => {
    const claim = await aClaim(own.ctx);
    const ada = await aMember(own.ctx);
    const input = aSourceInput(claim, {
      document: { kind: "unread", url: null, title: "The ledger of 1911", publisher: "", language: null },
      quote: "The bridge was paid in full.",
      whyNot: "It is a scan of handwriting in the town archive.",
    });
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => attachSource(own.as(ada), input)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ reason: "source_duplicate" });
    }
    expect(await own.db.$count(articles, eq(articles.title, "The ledger of 1911"))).toBe(1);
  });

  test("that stands at several places asks which one is meant, and keeps the one that was chosen", async ({
    ctx,
    as,
  }) => {
    const text =
      "In 2019 the motion passed by 52 votes. It was lost in 2024. In 2025 the motion passed by 52 votes again.";
    const article = await anArticle(ctx, { text });
    const claim = { ...(await aClaim(ctx)), evidence: article };
    const ada = as(await aMember(ctx));
    const input = aSourceInput(claim, { quote: "the motion passed by 52 votes" });
    const refusal = await attachSource(ada, input).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ reason: "source_quote_several", params: { count: 2 } });
    const { passages = [] } = (refusal as DomainError).offers;
    expect(passages.map(({ before, after }) => [before, after])).toEqual([
      ["In 2019 ", "."],
      ["In 2025 ", " again."],
    ]);
    const [, second] = passages;
    const { source } = await attachSource(ada, { ...input, place: { part: "main", start: second?.start ?? 0 } });
    const cards = await listSourceCards(ada, claim.claim);
    expect(cards.find(({ id }) => id === source)).toMatchObject({
      before: "In 2025 ",
      quote: "the motion passed by 52 votes",
      after: " again.",
      foundIn: "main",
    });
  });

  test("that is not there is offered what stands nearest, and nothing is kept", async ({ ctx, as }) => {
    const claim = await aClaim(ctx);
    const input = aSourceInput(claim, { quote: "The bridge opened to pedestrians on 5 March, the mayor said" });
    await expect(attachSource(as(await aMember(ctx)), input)).rejects.toMatchObject({
      reason: "source_quote_not_found",
      offers: {
        passages: [
          { exact: "The bridge opened to pedestrians on 3 March, said the mayor, two months before cars followed." },
        ],
      },
    });
    expect(await ctx.db.$count(sources)).toBe(0);
  });

  test("may leave words out within a paragraph, which its card shows", async ({ ctx, as }) => {
    const claim = await aClaim(ctx);
    const ada = as(await aMember(ctx));
    await attachSource(ada, aSourceInput(claim, { quote: "The bridge opened … on 3 March" }));
    expect(await listSourceCards(ada, claim.claim)).toMatchObject([
      { quote: "The bridge opened … on 3 March", before: "" },
    ]);
    const across = aSourceInput(claim, { quote: "published on Tuesday … two months before" });
    await expect(attachSource(ada, across)).rejects.toMatchObject({ reason: "source_quote_not_found" });
  });

  test("from a fact box is found beside the main text, and its card says so", async ({ ctx, as }) => {
    const lines = ARTICLE_TEXT.split("\n").concat(ARTICLE_TEXT.split("\n"));
    const html = `<html lang="en"><head><title>Rents</title></head><body><article><h1>Rents</h1>${lines.map((line) => `<p>${line}</p>`).join("")}<aside class="sidebar"><p>Rent rose from 410 to 655.</p></aside></article></body></html>`;
    const claim = await aClaim(ctx);
    const ada = as(await aMember(ctx));
    const { kind: _, text: __, ...said } = pasted("");
    await attachSource(
      ada,
      aSourceInput(claim, { document: { ...said, kind: "html", html }, quote: "Rent rose from 410 to 655" }),
    );
    expect(await listSourceCards(ada, claim.claim)).toMatchObject([
      { quote: "Rent rose from 410 to 655", after: ".", foundIn: "page" },
    ]);
  });
});
