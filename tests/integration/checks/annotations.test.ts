import { importArticle } from "#server/articles/import-article";
import { getAnnotations } from "#server/checks/annotation-queries";
import { getClaim } from "#server/claims/queries";
import { submitClaim } from "#server/claims/submit-claim";
import { ARTICLE_TEXT, aClaimInput, aMember, aPublishedCheck, unique } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

describe("the passages of a published check as Web Annotations", () => {
  test("are those of its claim and of what its sources quote, in code points, and nothing more of a document", async ({
    ctx,
  }) => {
    const { slug } = await aPublishedCheck(ctx);
    const page = await getAnnotations(ctx, slug, "https://checks.example.org");
    expect(page).toMatchObject({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: `https://checks.example.org/en/checks/${slug}/annotations.json`,
      type: "AnnotationPage",
    });
    const [claim, source] = page.items;
    expect(claim).toMatchObject({
      type: "Annotation",
      motivation: "assessing",
      body: { id: `https://checks.example.org/en/checks/${slug}` },
    });
    const exact = "The bridge opened to pedestrians on 3 March";
    expect(claim?.target.selector).toEqual([
      { type: "TextQuoteSelector", exact, prefix: expect.any(String), suffix: expect.any(String) },
      {
        type: "TextPositionSelector",
        start: ARTICLE_TEXT.indexOf(exact),
        end: ARTICLE_TEXT.indexOf(exact) + exact.length,
      },
    ]);
    expect(claim?.target.state).toEqual({
      type: "TimeState",
      sourceDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect(source).toMatchObject({ motivation: "linking", body: { id: expect.stringContaining("#source-1") } });
    for (const { target } of page.items) {
      expect(target.source).toMatch(/^(https:|urn:sha256:[0-9a-f]{64}$)/);
      for (const selector of target.selector) {
        if (selector.type === "TextQuoteSelector") expect((selector.prefix ?? "").length).toBeLessThanOrEqual(32);
      }
    }
    await expect(getAnnotations(ctx, "nothing-here", "https://checks.example.org")).rejects.toMatchObject({
      reason: "not_found",
    });
  });
});

describe("the section of a claim", () => {
  test("is the heading that its words stand under", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const html = `<html lang="en"><body><article><h1>The bridge</h1><p>The council met on Monday and spoke of the bridge until late at night, as it had in spring.</p><h2>When it opened</h2><p>The bridge opened to pedestrians on 3 March, said the mayor, two months before cars followed it.</p></article></body></html>`;
    const known = { byline: "", publisher: "", publishedOn: null, language: null };
    const kept = await importArticle(ada, {
      kind: "html",
      url: `https://news.example.org/${unique()}`,
      title: "The bridge",
      html,
      ...known,
    });
    const text =
      "The council met on Monday and spoke of the bridge until late at night, as it had in spring.\nWhen it opened\nThe bridge opened to pedestrians on 3 March, said the mayor, two months before cars followed it.";
    const { claim } = await submitClaim(ada, aClaimInput({ ...kept, text }));
    expect((await getClaim(ada, claim)).passage).toMatchObject({ section: "When it opened" });
  });
});
