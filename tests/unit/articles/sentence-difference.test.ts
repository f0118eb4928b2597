import { describe, expect, test } from "vitest";
import { sentenceDifference } from "#server/articles/anchoring/sentence-difference";

const difference = (before: string, after: string, language = "en") => sentenceDifference({ before, after, language });

describe("what changed between two copies", () => {
  test("is nothing where they say the same, however their paragraphs are cut", () => {
    expect(difference("One came. Two left.\nThree stayed.", "One came.\nTwo left. Three stayed.")).toEqual([]);
  });

  test("is a sentence with other words, one that went and one that came, with a sentence around and the rest counted", () => {
    const before =
      "Rain fell all day. The bridge was open. It cost 3 million. Nobody came to the opening. Ada was glad of it.";
    const after = `Rain fell all day. The bridge was open. It cost 5 million. Ada was glad of it. Correction: the price was wrong.`;
    expect(difference(before, after)).toEqual([
      { kind: "left_out", sentences: 1 },
      { kind: "kept", text: "The bridge was open." },
      {
        kind: "changed",
        words: [
          { kind: "kept", text: "It cost " },
          { kind: "removed", text: "3" },
          { kind: "added", text: "5" },
          { kind: "kept", text: " million." },
        ],
      },
      { kind: "removed", text: "Nobody came to the opening." },
      { kind: "kept", text: "Ada was glad of it." },
      { kind: "added", text: "Correction: the price was wrong." },
    ]);
  });

  test("is told in scripts without spaces too", () => {
    expect(difference("桥今天开放。花费三百万元。", "桥今天开放。花费五百万元。", "zh")).toEqual([
      { kind: "kept", text: "桥今天开放。" },
      { kind: "changed", words: expect.arrayContaining([{ kind: "removed", text: expect.stringContaining("三") }]) },
    ]);
  });

  test("is said to be too much where the texts have nothing in common and are long", () => {
    const long = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at} came.`).join(" ");
    const startedAt = performance.now();
    const parts = difference(long("One"), long("Other"));
    expect(parts === null || parts.length > 0).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  }, 40_000);
});
