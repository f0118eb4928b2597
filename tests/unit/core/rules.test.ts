import { describe, expect, test } from "vitest";
import { cleanText, isDay, languageTag, lastDayBegun, lettersIn } from "#server/core/rules";

describe("cleaning what comes in", () => {
  test("takes away what no screen shows, and nothing else", () => {
    expect(cleanText("The dam was\u0000 closed\u0007\u001b[0m\u0085.")).toBe("The dam was closed[0m.");
    expect(cleanText("a\r\nb\rc\td")).toBe("a\nb\nc\td");
    expect(cleanText("half \ud83d of a face, \ude00 the other")).toBe("half  of a face,  the other");
    for (const kept of ["😀 👩‍👩‍👧 e\u0301 ק֑֖ هَذَا नमस्ते", "a\u200db", "“10⁶”", ""]) expect(cleanText(kept)).toBe(kept);
  });

  test("keeps thirty marks in a row and no more", () => {
    expect(cleanText(`a${"\u0301".repeat(5_000)}b`)).toBe(`a${"\u0301".repeat(30)}b`);
  });
});

test("a Chinese, Japanese or Korean character says as much as three letters", () => {
  expect(lettersIn("檸檬水可以治療癌症")).toBe(27);
  expect(lettersIn("レモン水")).toBe(12);
  expect(lettersIn("레몬")).toBe(6);
  expect(lettersIn("Лимон 😀")).toBe(7);
});

describe("a day of the calendar", () => {
  for (const day of ["2024-02-29", "0001-01-01", "1999-12-31", "9999-12-31"]) {
    test(`${day} is one`, () => expect(isDay(day)).toBe(true));
  }
  for (const day of [
    "2023-02-30",
    "2023-02-29",
    "0000-01-01",
    "2023-13-01",
    "2023-00-10",
    "2023-04-31",
    "23-1-1",
    "",
    "2023-01-01T00:00",
  ]) {
    test(`“${day}” is none`, () => expect(isDay(day)).toBe(false));
  }

  test("has begun where it begins first", () => {
    expect(lastDayBegun(new Date("2026-03-01T09:59:59Z"))).toBe("2026-03-01");
    expect(lastDayBegun(new Date("2026-03-01T11:00:00Z"))).toBe("2026-03-02");
  });
});

describe("a language", () => {
  test("is written as BCP 47 writes it", () => {
    expect(["en", "EN-us", "sr-latn-rs", "zh-Hant", "pt-BR-u-ca-gregory"].map(languageTag)).toEqual([
      "en",
      "en-US",
      "sr-Latn-RS",
      "zh-Hant",
      "pt-BR",
    ]);
  });
  for (const tag of ["en-a1", "english", "e", "", "en_US", "en-", "12", `en-${"abcdefgh-".repeat(8)}x`, "x-private"]) {
    test(`“${tag}” is none`, () => expect(languageTag(tag)).toBe(null));
  }
});
