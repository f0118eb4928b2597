import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CheckBody } from "#components/checks/check-body";
import { renderBody } from "#server/checks/wording/render-body";
import { differenceOf, differencesOf } from "#server/corrections/rules";

const html = (markdown: string) =>
  renderToStaticMarkup(<CheckBody rendered={renderBody(markdown)} sourceNumbers={[1]} />);

describe("the text of a check", () => {
  test("links a citation to its source, when there is one", () => {
    expect(html("It was [S1], not [S2].")).toBe('<p>It was <a href="#source-1">[S1]</a>, not [S2].</p>');
    expect(html("`[S1]`")).toBe("<p><code>[S1]</code></p>");
  });

  test("has headings below that of the page, and tables", () => {
    expect(html("# A\n\n## B")).toBe("<h3>A</h3>\n<h3>B</h3>");
    expect(html("|a|\n|-|\n|1|")).toContain("<td>1</td>");
  });

  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,hello)",
    "![x](https://tracker.example/p.png)",
    '<a href="https://x.example" onclick="alert(1)">x</a>',
    "<style>body{display:none}</style>",
    "[x](vbscript:alert(1))",
    "<iframe src=https://x.example></iframe>",
  ])("runs and loads nothing: %s", (markdown) => {
    expect(html(markdown)).not.toMatch(/<script|<img|<style|<iframe|onerror|onclick|javascript:|data:|vbscript:/);
  });

  test("gives links of others no weight and no way back", () => {
    expect(html("[x](https://x.example)")).toContain('rel="ugc nofollow noopener noreferrer"');
  });
});

describe("the difference between two texts", () => {
  test("is told word by word, and gives both texts back", () => {
    const parts = differenceOf("from 41 to 20 micrograms", "from 41 to 21 micrograms") ?? [];
    expect(parts.filter(({ kind }) => kind === "removed").map(({ text }) => text)).toEqual(["20"]);
    expect(parts.filter(({ kind }) => kind === "added").map(({ text }) => text)).toEqual(["21"]);
    const after = parts.filter(({ kind }) => kind !== "removed").map(({ text }) => text);
    expect(after.join("")).toBe("from 41 to 21 micrograms");
  });

  test("cuts long unchanged text between words, never in one", () => {
    const long = "extraordinarily considerable circumstances ".repeat(40);
    const words = (end: string) => ({ title: "T", answer: "A", body: `${long}${end}` });
    const [difference] = differencesOf(words("stood"), words("fell"));
    const kept = difference?.parts?.[0]?.text ?? "";
    expect(kept).toContain(" … ");
    expect(kept.length).toBeLessThan(600);
    for (const word of kept.split(/\s+/).filter((one) => one !== "…" && one !== "")) {
      expect(["extraordinarily", "considerable", "circumstances"]).toContain(word);
    }
  });
});

describe("the citations of a text", () => {
  const cited = (markdown: string) => renderBody(markdown).citations;

  test("are those that are rendered as links, each once and in order", () => {
    expect(cited("It was [S2], they say [S1] and again [S2].")).toEqual([2, 1]);
    expect(cited("`[S1]` and \\[S2] and\n```\n[S3]\n```\nand [S0], [S04], [s5], [S6]")).toEqual([6]);
    expect(cited("[S1\\] and [S2] and \\[S3] and **[S4]**")).toEqual([2, 4]);
    expect(
      cited("    [S1] is code by its indent\n\n<!-- [S2] -->\n\n[words [S3]](https://x.example)\n\n- a\n\n      [S4]"),
    ).toEqual([]);
    expect(cited("``a ` [S1] `` and ~~[S5]~~ | [S6]")).toEqual([5, 6]);
  });
});

test("what is read of a text is its words, a line for each paragraph, without marks", () => {
  expect(renderBody("## Head\n\n**Bold** and *soft* [S1]\n\n- one\n- two\n\n|a|b|\n|-|-|\n|1|2|").text).toBe(
    "Head\nBold and soft [S1]\none\ntwo\na b\n1 2",
  );
});

test("a text that is nested deeper than anybody reads is refused", () => {
  expect(() => renderBody(`${">".repeat(60)} a`)).toThrow(RangeError);
  expect(renderBody(`${">".repeat(8)} a`).text).toBe("a");
});
