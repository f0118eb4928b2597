import { describe, expect, test } from "vitest";
import { findQuotation } from "#server/articles/anchoring/find-quotation";
import { extractDocument } from "#server/articles/extraction/extract-document";

const PLAIN = [
  "The council of the town met on Tuesday evening, and more than two hundred people came to hear about the new water plan.",
  "Members of three parties said that the plan would need another round of talks, because its costs had risen since spring.",
  "The mayor said afterwards that she expected a decision before the end of the year, and figures within two weeks.",
].map((line) => `<p>${line}</p>`);

const pageOf = (inner: string) =>
  extractDocument({
    html: `<html lang="en"><head><title>Rents in the town</title></head><body><nav>Home · Sport</nav><article><h1>Rents in the town</h1>${PLAIN[0]}${PLAIN[1]}${inner}${PLAIN[2]}</article></body></html>`,
    url: null,
  });

const partOf = (inner: string, quote: string) => {
  const { text, wholeText, language } = pageOf(inner);
  return findQuotation({ text, wholeText, language, quote }).found.map(({ part }) => part);
};

describe("what a reader of a page sees can be quoted from it", () => {
  for (const [what, inner, quote] of [
    [
      "a fact box",
      '<aside class="factbox sidebar"><h3>Figures</h3><p>Average rent rose from 410 to 655.</p></aside>',
      "Average rent rose from 410 to 655",
    ],
    [
      "a widget",
      '<div class="share-related widget"><p>Vacancy was at 1.9 percent, down from 3.4 percent.</p></div>',
      "Vacancy was at 1.9 percent",
    ],
    [
      "a caption",
      '<figure><img src="a.jpg" alt=""><figcaption>Protesters in 2021, not 2025.</figcaption></figure>',
      "Protesters in 2021, not 2025",
    ],
    [
      "a correction note",
      '<div class="footnotes comment-note"><p>Correction: rents rose by 60 percent.</p></div>',
      "rents rose by 60 percent",
    ],
    [
      "a paragraph that is one link",
      '<div class="wrap"><p><a href="https://n.example.org/"><strong>On Friday all five denied the charge of arson before the judge.</strong></a></p></div>',
      "all five denied the charge of arson",
    ],
    [
      "what is behind a press",
      "<details><summary>Method</summary><p>Figures are for new contracts only.</p></details>",
      "Figures are for new contracts only",
    ],
  ] as const) {
    test(what, () => expect(partOf(inner, quote)).toHaveLength(1));
  }

  test("and the card says whether it was in the main text", () => {
    expect(partOf("", "three parties said that the plan")).toEqual(["main"]);
    expect(partOf("", "Home · Sport")).toEqual(["page"]);
  });
});

describe("what no reader of a page sees cannot be quoted", () => {
  for (const [what, inner] of [
    ["hidden by its attribute", "<p hidden>The agency admits that its figures were invented.</p>"],
    ["hidden until found", '<div hidden="until-found"><p>The agency admits that its figures were invented.</p></div>'],
    ["not drawn", '<p style="color:red; display : none">The agency admits that its figures were invented.</p>'],
    ["invisible", '<div style="visibility:hidden"><p>The agency admits that its figures were invented.</p></div>'],
    ["hidden from ears", '<p aria-hidden="true">The agency admits that its figures were invented.</p>'],
    ["in a dialog that is shut", "<dialog><p>The agency admits that its figures were invented.</p></dialog>"],
    ["in a template", "<template><p>The agency admits that its figures were invented.</p></template>"],
    ["in a comment", "<!-- <p>The agency admits that its figures were invented.</p> -->"],
  ] as const) {
    test(what, () => expect(partOf(inner, "admits that its figures were invented")).toEqual([]));
  }

  test("while a page that is covered by a question about cookies keeps its text", () => {
    const { text } = extractDocument({
      html: `<html lang="en"><body><div aria-hidden="true"><article>${PLAIN.join("")}</article></div><dialog open>Cookies?</dialog></body></html>`,
      url: null,
    });
    expect(text).toContain("three parties said that the plan");
  });
});

test("a day that cannot be is no day of publication", () => {
  const dayOf = (day: string) =>
    extractDocument({
      html: `<html><head><meta property="article:published_time" content="${day}"></head><body>${PLAIN.join("")}</body></html>`,
      url: null,
    }).publishedOn;
  expect(["2023-02-30T10:00:00Z", "0000-01-01", "1066-10-14", "2024-02-29"].map(dayOf)).toEqual([
    null,
    null,
    null,
    "2024-02-29",
  ]);
});
