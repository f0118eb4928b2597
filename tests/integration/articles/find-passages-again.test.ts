import { eq } from "drizzle-orm";
import { anchors } from "#db/schema";
import { findPassagesAgain } from "#server/articles/find-passages-again";
import { importArticle } from "#server/articles/import-article";
import { getArticle, listAnchorsOfClaim } from "#server/articles/queries";
import { submitClaim } from "#server/claims/submit-claim";
import { attachSource } from "#server/sources/attach-source";
import {
  ARTICLE_TEXT,
  aClaim,
  aClaimInput,
  aMember,
  anArticleInput,
  aSourceInput,
  unique,
} from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const LATER = new Date(NOW.getTime() + 60_000);
const EXACT = "The bridge opened to pedestrians on 3 March";

describe("passages in a later copy", () => {
  test("stand where their words moved to, with how sure that is, and claims are seen there", async ({
    ctx,
    as,
    asSystem,
  }) => {
    const ada = await aMember(ctx);
    const url = `https://news.example.org/${unique()}`;
    const first = await importArticle(as(ada), anArticleInput({ url }));
    const { claim } = await submitClaim(as(ada), aClaimInput({ ...first, text: ARTICLE_TEXT }));
    const text = `A correction stands at the end of this story.\n${ARTICLE_TEXT}`;
    const second = await importArticle(as(ada, LATER), anArticleInput({ url, text }));
    expect((await getArticle(as(ada), first.article)).passages).toEqual([]);

    expect(await findPassagesAgain(asSystem, second)).toEqual({ found: 1, lost: 0 });
    const { passages, lost, copy } = await getArticle(as(ada), first.article);
    expect(copy).toBe(second.copy);
    const start = text.indexOf(EXACT);
    expect(passages).toMatchObject([{ claim, start, end: start + EXACT.length, found: { how: "exact" } }]);
    expect(passages[0]?.found?.sureness).toBeGreaterThanOrEqual(0.8);
    expect(lost).toEqual([]);
    const { passage } = await listAnchorsOfClaim(as(ada), claim);
    expect(passage).toMatchObject({ from: first.copy, copy: second.copy, found: { how: "exact" }, exact: EXACT });
    // The copy in which it was marked is as it was.
    expect((await getArticle(as(ada), first.article, first.copy)).passages).toMatchObject([{ claim, found: null }]);
    expect((await historyOf(ctx, first.article)).at(-1)).toMatchObject({ action: "article.passages-found" });
    // Done again it changes nothing.
    expect(await findPassagesAgain(asSystem, second)).toEqual({ found: 0, lost: 0 });
  });

  test("are found with other words, or no longer, and both are kept", async ({ ctx, as, asSystem }) => {
    const ada = await aMember(ctx);
    const url = `https://news.example.org/${unique()}`;
    const first = await importArticle(as(ada), anArticleInput({ url }));
    const { claim } = await submitClaim(as(ada), aClaimInput({ ...first, text: ARTICLE_TEXT }));
    const read = async (minutes: number, text: string) => {
      const later = new Date(NOW.getTime() + minutes * 60_000);
      const { copy } = await importArticle(as(ada, later), anArticleInput({ url, text }));
      await findPassagesAgain(asSystem, { copy });
      return (await listAnchorsOfClaim(as(ada), claim)).passage;
    };
    expect(await read(1, ARTICLE_TEXT.replace("on 3 March", "on 5 March"))).toMatchObject({
      found: { how: expect.stringMatching(/context|fuzzy/) },
      exact: "The bridge opened to pedestrians on 5 March",
    });
    const gone = "This story was taken down at the wish of the council.\nNothing else is known of it to this day.";
    expect(await read(2, gone)).toMatchObject({
      found: null,
      exact: null,
    });
    expect((await getArticle(as(ada), first.article)).lost).toMatchObject([{ claim }]);
  });

  test("that sources quote are looked for too", async ({ ctx, as, asSystem }) => {
    const ada = await aMember(ctx);
    const decided = await aClaim(ctx);
    const url = `https://news.example.org/${unique()}`;
    const evidence = await importArticle(as(ada), anArticleInput({ url, title: "The log" }));
    const quote = "two months before cars followed";
    const { source } = await attachSource(
      as(ada),
      aSourceInput(decided, { document: { kind: "copy", copy: evidence.copy }, quote }),
    );
    const { copy } = await importArticle(
      as(ada, LATER),
      anArticleInput({ url, title: "The log", text: ARTICLE_TEXT.replace("two months", "ten months") }),
    );
    await findPassagesAgain(asSystem, { copy });
    const found = (await listAnchorsOfClaim(as(ada), decided.claim)).sources.get(source);
    expect(found).toMatchObject({ copy, exact: "ten months before cars followed" });
    const [row] = await ctx.db.select().from(anchors).where(eq(anchors.source, source));
    expect(row).toMatchObject({ appearance: null, copy });
  });
});
