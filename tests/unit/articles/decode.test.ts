import { describe, expect, test } from "vitest";
import { decode } from "#server/articles/fetching/decode";

const cyrillic = Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
const utf8 = new TextEncoder().encode("Привет, Հայ");

describe("the letters of a page", () => {
  test("are read as the server says, else as the page says, else as UTF-8, else as Windows-1252", () => {
    expect(decode(cyrillic, "text/html; charset=windows-1251")).toBe("Привет");
    const declared = Buffer.concat([Buffer.from('<meta charset="windows-1251">'), cyrillic]);
    expect(decode(declared, "text/html")).toContain("Привет");
    expect(decode(utf8, "text/html")).toBe("Привет, Հայ");
    expect(decode(Uint8Array.from([0x63, 0x61, 0x66, 0xe9]), "text/html")).toBe("café");
  });

  test("are read by their byte-order mark against anything that is said", () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]);
    expect(decode(marked, "text/html; charset=windows-1251")).toBe("Привет, Հայ");
    expect(decode(utf8, "text/html; charset=no-such-thing")).toBe("Привет, Հայ");
  });
});
