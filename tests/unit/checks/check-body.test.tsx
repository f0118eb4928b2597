import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CheckBody } from "#components/checks/check-body";
import { differenceOf } from "#components/corrections/text-difference";

const html = (markdown: string) => renderToStaticMarkup(<CheckBody markdown={markdown} sourceNumbers={[1]} />);

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
    const parts = differenceOf("from 41 to 20 micrograms", "from 41 to 21 micrograms");
    expect(parts.filter(({ kind }) => kind === "removed").map(({ text }) => text)).toEqual(["20"]);
    expect(parts.filter(({ kind }) => kind === "added").map(({ text }) => text)).toEqual(["21"]);
    const after = parts.filter(({ kind }) => kind !== "removed").map(({ text }) => text);
    expect(after.join("")).toBe("from 41 to 21 micrograms");
  });
});
