import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { HttpUrl, IsoDate, LanguageTag, text, wholeNumber } from "#server/core/schemas";

const reasonOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message ?? "taken";

describe("a text field", () => {
  test("keeps the text in NFC, cleaned and trimmed", () => {
    expect(text(3, 20).parse("  cafe\u0301\u0000 \ud800")).toBe("café");
  });

  test("says how much is missing or too much, by what the words say", () => {
    expect(reasonOf(text(10, 20), "檸檬水")).toBe("text_short");
    expect(text(10, 20).parse("檸檬水可")).toBe("檸檬水可");
    expect(reasonOf(text(10, 20), "檸檬水可以治療")).toBe("text_long");
    expect(reasonOf(text(10, 20), undefined)).toBe("required");
  });

  test("measures before it works: what is far too long is refused without being normalised", () => {
    expect(reasonOf(text(0, 40_000), "\u0301\u0300\u0323".repeat(60_000))).toBe("text_long");
    expect(text(0, 200_000).parse(`a${"\u0301\u0323".repeat(99_000)}`)).toHaveLength(30);
  });
});

test("numbers, days, languages and addresses that no column can keep are refused", () => {
  expect(reasonOf(wholeNumber(0, "required"), 2_147_483_648)).toBe("required");
  expect(reasonOf(wholeNumber(0, "required"), 2_147_483_647)).toBe("taken");
  expect(reasonOf(IsoDate, "2023-02-30")).toBe("date_form");
  expect(reasonOf(LanguageTag, "en-a1")).toBe("language_unknown");
  expect(LanguageTag.parse("EN-us")).toBe("en-US");
  expect(HttpUrl.parse("https://example.org/a\u0000\nb c")).toBe("https://example.org/a%00b%20c");
  expect(reasonOf(HttpUrl, "javascript:alert(1)")).toBe("url_form");
  expect(reasonOf(HttpUrl, `https://example.org/${"ü".repeat(900)}`)).toBe("url_form");
});
