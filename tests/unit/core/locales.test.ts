import { expect, test } from "vitest";
import { directionOf, localeOf } from "#messages/locales";

test("a language is written in the direction of its script", () => {
  for (const language of ["ar", "fa", "he", "ur", "ps", "ckb", "yi", "sd", "ug", "dv", "ku-Arab", "az-Arab", "ar-EG"]) {
    expect([language, directionOf(language)]).toEqual([language, "rtl"]);
  }
  for (const language of ["en", "hy", "az", "ku", "zh-Hant", "tr", "ar-Latn", "ru", "hi", "no language"]) {
    expect([language, directionOf(language)]).toEqual([language, "ltr"]);
  }
});

test("a text is shown in its language of the interface, and in the site's where there is none", () => {
  expect(["en", "en-US", "en-GB-oxendict", "zh", "hy", "eng"].map(localeOf)).toEqual([
    "en",
    "en",
    "en",
    "en",
    "en",
    "en",
  ]);
});
