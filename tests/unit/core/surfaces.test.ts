import { expect, test } from "vitest";
import { addressesOf, patternsOf, SURFACES, surfacesShowing } from "#server/core/surfaces";

test("one list says what is made anew, and what proxies may keep", () => {
  const fill = {
    locale: ["en", "hy"],
    slug: ["was-it-so"],
    version: [1, 2],
    part: ["pages.xml"],
    handle: ["mary"],
    form: ["bib"],
    stream: ["checks"],
    feed: ["atom.xml"],
    topic: ["bridges"],
    claimant: ["x"],
    publisher: ["The Courier"],
  };
  const refreshed = surfacesShowing("checks").flatMap((surface) => addressesOf(surface, fill));
  expect(refreshed).toContain("/hy/checks/was-it-so/versions/2/receipt.json");
  expect(refreshed).toContain("/sitemaps/pages.xml");
  expect(refreshed).not.toContain("/en/methodology");
  expect(refreshed.some((address) => address.includes(":"))).toBe(false);
  expect(patternsOf(["en", "hy"])).toContainEqual({
    source: "/:locale(en|hy)/checks/:slug",
    hasScript: false,
    isFramed: false,
  });
  expect(patternsOf(["en"])).toHaveLength(Object.keys(SURFACES).length);
});
