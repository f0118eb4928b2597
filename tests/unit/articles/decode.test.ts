import { describe, expect, test } from "vitest";
import { decode } from "#server/articles/fetching/decode";

const cyrillic = Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
const utf8 = new TextEncoder().encode("Привет, Հայ");
const textOf = (bytes: Uint8Array, contentType: string) => decode(bytes, contentType).text;

/** Letters as an old encoding writes them, which Node cannot write: each is looked up in what it reads. */
function encoded(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const byte = new Map(Array.from({ length: 256 }, (_, at) => [decoder.decode(Uint8Array.of(at)), at]));
  return Uint8Array.from(text, (letter) => byte.get(letter) ?? 0x3f);
}

const RUSSIAN =
  "Мост открыли для пешеходов третьего марта, сказал мэр города. Через два месяца по нему поехали и машины, а до того люди ездили на пароме.";
const TURKISH =
  "Köprü üç martta yayalara açıldı, dedi belediye başkanı. İki ay sonra arabalar da geçmeye başladı; ondan önce insanlar vapura biniyordu, çünkü başka yol yoktu.";

describe("the letters of a page", () => {
  test("are read as the server says, else as the page says, else as UTF-8, else as Windows-1252", () => {
    expect(textOf(cyrillic, "text/html; charset=windows-1251")).toBe("Привет");
    const declared = Buffer.concat([Buffer.from('<meta charset="windows-1251">'), cyrillic]);
    expect(textOf(declared, "text/html")).toContain("Привет");
    expect(textOf(utf8, "text/html")).toBe("Привет, Հայ");
    expect(textOf(Uint8Array.from([0x63, 0x61, 0x66, 0xe9]), "text/html")).toBe("café");
  });

  test("are read by their byte-order mark against anything that is said, and as UTF-16 where every other byte is zero", () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]);
    expect(textOf(marked, "text/html; charset=windows-1251")).toBe("Привет, Հայ");
    expect(textOf(utf8, "text/html; charset=no-such-thing")).toBe("Привет, Հայ");
    expect(textOf(Buffer.from("<p>The bridge is open.</p>", "utf16le"), "text/html")).toBe(
      "<p>The bridge is open.</p>",
    );
  });

  test("stay UTF-8 with a bad byte or a cut end, whatever is said of them", () => {
    const long = new TextEncoder().encode(`<p>${RUSSIAN}</p>`);
    const bad = Buffer.concat([long, Buffer.from([0xff]), long.subarray(0, 40), long.subarray(0, 4)]);
    expect(textOf(bad, "text/html; charset=windows-1251")).toContain(RUSSIAN);
    expect(textOf(long.subarray(0, 30), "text/html")).toContain("Мост открыли");
    expect(textOf(long, "text/html; charset=gbk")).toContain(RUSSIAN);
  });

  test("are found by a declaration that comes late, and not by one in a comment", () => {
    const late = Buffer.concat([
      Buffer.from(`<!-- <meta charset="koi8-r"> --><script>${"x".repeat(9_000)}</script><meta charset="windows-1251">`),
      encoded(RUSSIAN, "windows-1251"),
    ]);
    expect(decode(late, "text/html")).toMatchObject({ text: expect.stringContaining(RUSSIAN), isGuessed: false });
  });

  test.each([
    ["windows-1251", RUSSIAN],
    ["koi8-r", RUSSIAN],
    ["windows-1254", TURKISH],
  ])("are told by how they look where nobody says it, or says it wrongly: %s", (encoding, text) => {
    const page = Buffer.concat([Buffer.from("<html><body><p>"), encoded(text, encoding), Buffer.from("</p>")]);
    expect(decode(page, "text/html")).toMatchObject({ text: expect.stringContaining(text), isGuessed: true });
    expect(textOf(page, "text/html; charset=iso-8859-1")).toContain(text);
  });
});
