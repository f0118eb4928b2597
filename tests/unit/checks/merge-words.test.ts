import { describe, expect, test } from "vitest";
import { mergeWords } from "#components/checks/merge-words";

const base = { title: "Was it open?", answer: "It was.", body: "One.\n\nTwo.\n\nThree.", readings: [] as string[] };

describe("two windows on one draft", () => {
  test("keep what only one of them changed", () => {
    const mine = { ...base, answer: "It was not." };
    const theirs = { ...base, title: "Was it open in March?", readings: ["x"] };
    expect(mergeWords(base, mine, theirs)).toEqual({
      words: { ...base, answer: "It was not.", title: "Was it open in March?", readings: ["x"] },
      conflicts: [],
    });
  });

  test("bring together lines of a text that do not touch", () => {
    const mine = { ...base, body: "One, they say.\n\nTwo.\n\nThree." };
    const theirs = { ...base, body: "One.\n\nTwo.\n\nThree, and a fourth." };
    expect(mergeWords(base, mine, theirs)).toEqual({
      words: { ...base, body: "One, they say.\n\nTwo.\n\nThree, and a fourth." },
      conflicts: [],
    });
  });

  test("name the field in which both changed one place, with mine in it", () => {
    const mine = { ...base, body: "One.\n\nTwo, mine.\n\nThree.", title: "Was it ever open?" };
    const theirs = { ...base, body: "One.\n\nTwo, theirs.\n\nThree.", title: "Was it open in March?" };
    expect(mergeWords(base, mine, theirs)).toEqual({ words: mine, conflicts: ["title", "body"] });
  });

  test("agree where both wrote the same", () => {
    const both = { ...base, body: "One.\n\nTwo, both.\n\nThree.", title: "Was it open in March?" };
    expect(mergeWords(base, both, { ...both })).toEqual({ words: both, conflicts: [] });
  });
});
