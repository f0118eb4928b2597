import { describe, expect, test } from "vitest";
import { sliceCodePoints } from "#server/articles/anchoring/code-points";
import { nearestPassage } from "#server/articles/anchoring/nearest";
import { findQuotes } from "#server/articles/anchoring/quote";

const wordsFound = (text: string, quote: string) => findQuotes(text, quote).map(({ words }) => words);

const REPORT = [
  "At least 15,000 people were moved from their homes, and it is illegal to build on the plain.",
  "It cost 1.5 million, or 15 000 a day; growth was −2 percent, and 52% said that the motion can’t pass.",
  "Non-toxic paint was used on the 30-year-old bridge from 2019-2024, 10⁶ times in all; the mayor’s office agreed.",
  "The ﬁnancial oﬀice found no evi-",
  "dence of fraud in the well-",
  "known ledger; ５０ percent were paid. The motion passed by 52 votes to 48.",
  "In 2024 the motion was lost. In 2025 the motion passed by 52 votes to 48.",
  "Bürger fragten: „Was kostet das?“ L’idée n’est pas neuve.",
].join("\n");

describe("a quotation that cuts a word or a number", () => {
  for (const quote of [
    "5,000 people were moved",
    "000 people were moved",
    "legal to build on the plain",
    "it is illegal to build on the plai",
    "cost 1",
    "5 million",
    "000 a day",
    "or 15",
    "2 percent, and",
    "growth was −2 percent, and 52",
    "the motion can",
    "t pass",
    "toxic paint was used",
    "year-old bridge",
    "used on the 30",
    "2024, 10",
    "from 2019",
    "10⁶".slice(0, 2),
    "106 times",
    "the mayor",
    "ancial office found",
  ]) {
    test(`is refused: ${quote}`, () => expect(wordsFound(REPORT, quote)).toEqual([]));
  }
});

describe("a quotation of whole words", () => {
  for (const [quote, words] of [
    ["15,000 people were moved", "15,000 people were moved"],
    ["illegal to build on the plain", "illegal to build on the plain"],
    ["growth was -2 percent", "growth was −2 percent"],
    ["52% said", "52% said"],
    ["10⁶ times in all", "10⁶ times in all"],
    ["15 000 a day", "15 000 a day"],
    ["The financial office found no evidence of fraud", "The ﬁnancial oﬀice found no evi-\ndence of fraud"],
    ["in the well-known ledger", "in the well-\nknown ledger"],
    ["50 percent were paid", "５０ percent were paid"],
    ["“30-year-old bridge”", "30-year-old bridge"],
    ['"Was kostet das?"', "„Was kostet das?“"],
    ["idée n'est pas neuve", "idée n’est pas neuve"],
    ["the mayor's office", "the mayor’s office"],
  ] as const) {
    test(`is found: ${quote}`, () => expect(wordsFound(REPORT, quote)).toEqual([words]));
  }

  test("is found in scripts that put no space between words, at the borders of their words", () => {
    expect(wordsFound("世界卫生组织的报告说明该疫苗不会导致不孕。", "疫苗不会导致不孕")).toEqual(["疫苗不会导致不孕"]);
    expect(wordsFound("ราคาน้ำมันขึ้นสามบาทในเดือนนี้", "สามบาท")).toEqual(["สามบาท"]);
    expect(wordsFound("הוא אמר שהמחיר עלה ב־5%.", "שהמחיר עלה")).toEqual(["שהמחיר עלה"]);
    expect(wordsFound("राम ने कहा कि बाँध बंद है।", "बाँध बंद है")).toEqual(["बाँध बंद है"]);
    expect(wordsFound("रामायण पढ़ी गई।", "राम")).toEqual([]);
  });

  test("is found at every place where it stands, so that one can choose", () => {
    const found = findQuotes(REPORT, "the motion passed by 52 votes to 48");
    expect(found).toHaveLength(1);
    const both = findQuotes(REPORT, "motion passed by 52 votes to 48");
    expect(both).toHaveLength(2);
    for (const { start, end, words } of both) expect(sliceCodePoints(REPORT, start, end)).toBe(words);
  });
});

describe("an ellipsis", () => {
  test("stands for words of the same paragraph, and is shown as such", () => {
    for (const quote of [
      "15,000 people … illegal to build",
      "15,000 people [...] illegal to build",
      "15,000 people (…) illegal to build",
    ]) {
      expect(wordsFound(REPORT, quote)).toEqual(["15,000 people … illegal to build"]);
    }
  });

  test("joins nothing across paragraphs, and no pieces of words", () => {
    expect(wordsFound(REPORT, "15,000 people … It cost")).toEqual([]);
    expect(wordsFound(REPORT, "5,000 people … illegal to build")).toEqual([]);
    expect(wordsFound(REPORT, "15,000 people … legal to build")).toEqual([]);
  });

  test("that stands in the text itself is quoted as it stands", () => {
    expect(wordsFound("He said: wait … no, go on.", "wait ... no")).toEqual(["wait … no"]);
  });
});

describe("the nearest passage", () => {
  const offered = (quote: string) => {
    const place = nearestPassage(REPORT, quote, "en");
    return place && sliceCodePoints(REPORT, place.start, place.end);
  };

  test("is offered for a quotation that was misquoted", () => {
    expect(offered("At least 25,000 people were moved from their houses and it is illegal to build there")).toBe(
      "At least 15,000 people were moved from their homes, and it is illegal to build on the plain.",
    );
  });

  test("is none where nothing is near", () => {
    expect(offered("Herring were counted in the harbour all summer long.")).toBeNull();
    expect(offered("…")).toBeNull();
  });
});
