import { describe, expect, test } from "vitest";
import { slugOf } from "#server/core/slug";

describe("the part of an address that stands for a text", () => {
  test.each([
    ["Was the corridor in the 2020 agreement?", "was-the-corridor-in-the-2020-agreement"],
    ["Միջանցքը համաձայնագրում չկար", "mijantsky-hamadzaynagrum-chkar"],
    ["Dəhliz 2020-ci il bəyanatında var idimi?", "dehliz-2020-ci-il-beyanatinda-var-idimi"],
    ["Был ли коридор в соглашении?", "byl-li-koridor-v-soglashenii"],
    ["Anlaşmada koridor var mıydı?", "anlasmada-koridor-var-miydi"],
    ["“L’été” – déjà vu", "lete-deja-vu"],
  ])("%s", (text, slug) => {
    expect(slugOf(text, 80)).toBe(slug);
  });

  test("ends between words, and is never empty", () => {
    expect(slugOf("one two three", 9)).toBe("one-two");
    expect(slugOf("incomprehensibilities", 6)).toBe("incomp");
    expect(slugOf("通道不在协议中", 80)).toMatch(/^n[a-z0-9]+$/);
  });
});
