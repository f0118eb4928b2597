import { describe, expect, test } from "vitest";
import type { RenderedNode } from "#server/checks/views";
import { renderBody } from "#server/checks/wording/render-body";
import { differenceOfTrees } from "#server/corrections/compare-trees";

const written = (node: RenderedNode | null): string => {
  if (!node) return "null";
  if (node.type === "text") return node.value;
  const inside = node.children.map(written).join("");
  return node.type === "root" ? inside : `<${node.tagName}>${inside}</${node.tagName}>`;
};
const between = (before: string, after: string) =>
  written(differenceOfTrees(renderBody(before).tree, renderBody(after).tree));

describe("the difference of two texts as they are read", () => {
  test("marks words inside of their paragraph, and keeps what they are set in", () => {
    expect(between("From 41 to **20** micrograms.", "From 41 to **21** micrograms.")).toBe(
      "<p>From 41 to <del><strong>20</strong></del><ins><strong>21</strong></ins> micrograms.</p>",
    );
  });

  test("marks a paragraph that came or went as a whole, and a row in its table", () => {
    expect(between("One.\n\nTwo.", "One.\n\nNew here.\n\nTwo.")).toBe(
      "<p>One.</p><p><ins>New here.</ins></p><p>Two.</p>",
    );
    const table = (row: string) => `| a | b |\n|---|---|\n| 1 | 2 |\n${row}`;
    expect(between(table("| 3 | 4 |"), table("| 3 | 5 |"))).toContain("<td>3</td><td><del>4</del><ins>5</ins></td>");
  });

  test("shows a paragraph of which little is left as two", () => {
    expect(between("Nobody crossed it at all.", "Cars drove there every day since May.")).toBe(
      "<p><del>Nobody crossed it at all.</del></p><p><ins>Cars drove there every day since May.</ins></p>",
    );
  });

  test("leaves out what is far from every change", () => {
    const long = Array.from({ length: 9 }, (_, n) => `Paragraph ${n}.`);
    const changed = long.with(4, "Paragraph four.");
    expect(between(long.join("\n\n"), changed.join("\n\n"))).toBe(
      "<p>…</p><p>Paragraph 3.</p><p>Paragraph <del>4</del><ins>four</ins>.</p><p>Paragraph 5.</p><p>…</p>",
    );
  });

  test("is nothing but the text where nothing changed", () => {
    expect(between("# One\n\n- two\n- three", "# One\n\n- two\n- three")).toBe("<p>…</p>");
  });
});
