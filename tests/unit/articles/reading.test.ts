import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { sliceCodePoints } from "#server/articles/anchoring/code-points";
import { formOf } from "#server/articles/reading/document-form";
import { readBytes } from "#server/articles/reading/read-bytes";

const printed = (name: string) => readFileSync(join(import.meta.dirname, "printed", name));
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (content: Uint8Array | string, contentType = "", url: string | null = null) =>
  readBytes({ content, contentType, url });

const STORY =
  "<p>The harbour office said on Monday that the ferry would stop for three weeks, because its engine has to be mended on land.</p>" +
  "<p>Passengers will be carried by two buses across the old bridge, and nobody has to pay more than for the ferry.</p>";
const PAGE = `<!doctype html><html lang="en"><head><title>Ferry stops</title></head><body><article><h1>Ferry stops</h1>${STORY}</article></body></html>`;
const ADDRESS = "https://bay.example.org/ferry";

describe("a PDF", () => {
  test("is read column after column and page after page, with whole words, and without what is printed on every page", async () => {
    const { title, text, wholeText, headings, locators, language, form } = await read(printed("columns.pdf"));
    const lines = text.split("\n");
    expect({ form, title, language }).toEqual({
      form: "pdf",
      title: "Ferry stops for three weeks while its engine is mended on land",
      language: "en",
    });
    expect(headings).toEqual([{ at: 0, says: title }]);
    expect(lines).toHaveLength(10);
    expect(lines[1]).toBe(
      "The harbour office said on Monday that the ferry would stop for three weeks, because its efficient engine has to be taken out and mended on land.",
    );
    // Printed with a hyphen at the end of a line, one that belongs to the word and many that do not.
    expect(text).toContain("5.1% of the budget was offered, which a well-known member called insufficient.");
    expect(text).toContain("Engineers counted 10⁶ turns");
    expect(text).toContain("at the municipal headquarters until the twenty-eighth of February.");
    expect(text).not.toMatch(/Gazette|Page 1/);
    expect(wholeText).toContain("The Harbour Gazette");
    expect(locators?.unit).toBe("page");
    const [first, second] = locators?.marks ?? [];
    expect(first).toEqual({ at: 0, says: "1" });
    expect(second?.says).toBe("2");
    expect(sliceCodePoints(text, second?.at ?? 0, (second?.at ?? 0) + 9)).toBe("until the");
  });

  test("is read from right to left where it is written so, with numbers as they are said", async () => {
    const { text, language } = await read(printed("arabic.pdf"));
    expect(text.split("\n")).toEqual([
      "توقف العبارة ثلاثة أسابيع",
      "قال مكتب الميناء يوم الاثنين إن العبارة ستتوقف ثلاثة أسابيع لأن محركها يجب أن يُصلح على اليابسة، وقد بلغت التكلفة 3.5 مليون دينار في عام 2019.",
      "وستنقل حافلتان الركاب عبر الجسر القديم، ولن يدفع أحد أكثر من ثمن العبارة.",
    ]);
    expect(language).toBe("ar");
  });

  test("of pictures, or broken, is refused with what to do", async () => {
    await expect(read(printed("scan.pdf"))).rejects.toMatchObject({ reason: "document_scan" });
    await expect(read(bytesOf("%PDF-1.7\nnothing more"))).rejects.toMatchObject({ reason: "document_broken" });
  });
});

describe("a saved page", () => {
  test("in MHTML is read like the page that it is of, with its address", async () => {
    const mhtml = [
      "From: <Saved by Blink>",
      `Snapshot-Content-Location: ${ADDRESS}`,
      "MIME-Version: 1.0",
      'Content-Type: multipart/related; type="text/html"; boundary="----Edge"',
      "",
      "------Edge",
      "Content-Type: text/html",
      "Content-Transfer-Encoding: quoted-printable",
      `Content-Location: ${ADDRESS}`,
      "",
      PAGE.replaceAll("=", "=3D").replace("Monday", "Mon=\r\nday"),
      "------Edge",
      "Content-Type: image/png",
      "Content-Transfer-Encoding: base64",
      "",
      "iVBORw0KGgo=",
      "------Edge--",
      "",
    ].join("\r\n");
    const { form, title, text, canonicalUrl } = await read(bytesOf(mhtml));
    expect({ form, title, canonicalUrl }).toEqual({ form: "mhtml", title: "Ferry stops", canonicalUrl: ADDRESS });
    expect(text).toContain("The harbour office said on Monday that the ferry");
  });

  test("by SingleFile says its address in its first comment", async () => {
    const saved = PAGE.replace(
      "<html",
      `<html lang="en"><!--\n Page saved with SingleFile \n url: ${ADDRESS} \n--><html`,
    );
    expect(await read(bytesOf(saved))).toMatchObject({ form: "html", canonicalUrl: ADDRESS });
  });
});

const warcRecord = (url: string, page: string, status = "200 OK", type = "text/html; charset=utf-8") => {
  const http = `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\n\r\n${page}`;
  return bytesOf(
    `WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000${page.length % 10}>\r\nWARC-Date: 2026-11-01T00:00:00Z\r\nWARC-Target-URI: ${url}\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: ${bytesOf(http).length}\r\n\r\n${http}\r\n\r\n`,
  );
};

describe("an archive of pages", () => {
  const records = [
    warcRecord("https://bay.example.org/moved", "gone", "302 Found"),
    warcRecord("https://bay.example.org/style.css", "p {}", "200 OK", "text/css"),
    warcRecord("https://bay.example.org/tram", PAGE.replaceAll("Ferry stops", "Trams run late")),
    warcRecord(ADDRESS, PAGE),
  ];

  test("in WARC gives its first page, or the one with the address that is looked for", async () => {
    const plain = Buffer.concat(records);
    expect(await read(plain)).toMatchObject({ form: "warc", title: "Trams run late" });
    const packed = Buffer.concat(records.map((record) => gzipSync(record)));
    expect(await read(packed, "", `${ADDRESS}?utm_source=x`)).toMatchObject({ form: "warc", title: "Ferry stops" });
  });

  test("in WACZ gives the page that is listed", async () => {
    const wacz = zipSync({
      "archive/data.warc.gz": Buffer.concat(records.map((record) => gzipSync(record))),
      "pages/pages.jsonl": bytesOf(`{"format": "json-pages-1.0"}\n{"url": "${ADDRESS}", "title": "Ferry"}\n`),
    });
    expect(await read(wacz)).toMatchObject({ form: "wacz", title: "Ferry stops", canonicalUrl: ADDRESS });
  });

  test("without a page, broken, or far larger than it looks is refused", async () => {
    await expect(read(Buffer.concat(records.slice(0, 2)))).rejects.toMatchObject({ reason: "document_archive_empty" });
    await expect(read(zipSync({ "notes.txt": bytesOf("nothing") }))).rejects.toMatchObject({
      reason: "document_archive_empty",
    });
    const bomb = zipSync({ "archive/data.warc": new Uint8Array(90_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(read(bomb)).rejects.toMatchObject({ reason: "document_unpacked_large" });
    await expect(read(gzipSync(new Uint8Array(90_000_000)))).rejects.toMatchObject({
      reason: "document_unpacked_large",
    });
    await expect(read(gzipSync(bytesOf("no archive")))).rejects.toMatchObject({ reason: "document_archive_empty" });
  }, 30_000);
});

describe("subtitles", () => {
  test("become paragraphs, with the time at which each line is said", async () => {
    const vtt = `WEBVTT

00:00:01.000 --> 00:00:03.000
<v Ada Quill>We have never closed

00:00:03.000 --> 00:00:05.500
the bridge &amp; we won’t.

00:01:12.000 --> 00:01:14.000
- Is that <i>true</i>?`;
    const { form, text, locators } = await read(bytesOf(vtt));
    expect(form).toBe("subtitles");
    expect(text.split("\n")).toEqual(["Ada Quill: We have never closed the bridge & we won’t.", "- Is that true?"]);
    expect(locators).toEqual({
      unit: "time",
      marks: [
        { at: 0, says: "00:00:01" },
        { at: 32, says: "00:00:03" },
        { at: 55, says: "00:01:12" },
      ],
    });
  });

  test("of the older form are read too, and a caption that rolls on is read once", async () => {
    const srt =
      "1\r\n00:00:01,000 --> 00:00:02,000\r\nIt rained\r\n\r\n2\r\n00:00:02,000 --> 00:00:04,000\r\nIt rained\r\n\r\n3\r\n00:00:04,000 --> 00:00:05,000\r\nall day.\r\n";
    expect((await read(bytesOf(srt))).text).toBe("It rained all day.");
  });
});

describe("a plain text", () => {
  test("whose lines were broken at a width is put back into paragraphs, and a list stays one", async () => {
    const letter =
      "PRESS RELEASE\n\nThe ministry said on Tuesday that the duty on boats\nwill fall by four cents from January. Most fishermen\nwelcomed it.\n\n- one boat\n- two boats\n";
    expect((await read(letter, "text/plain")).text.split("\n")).toEqual([
      "PRESS RELEASE",
      "The ministry said on Tuesday that the duty on boats will fall by four cents from January. Most fishermen welcomed it.",
      "- one boat",
      "- two boats",
    ]);
  });

  test("in an encoding that nobody named says that it was guessed", async () => {
    const russian =
      "Министерство сообщило во вторник, что пошлина на лодки снизится на четыре копейки. Рыбаки рады этому решению.";
    const bytes = Uint8Array.from(russian, (letter) => {
      const code = letter.charCodeAt(0);
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
    });
    expect(await read(bytes)).toMatchObject({
      form: "text",
      text: russian,
      warnings: ["encoding_guessed"],
      language: "ru",
    });
    expect(await read(bytes, "text/plain; charset=windows-1251")).toMatchObject({ text: russian, warnings: [] });
  });
});

describe("the form of a document", () => {
  test.each([
    ["a page that is called a text", bytesOf(PAGE), "", "html"],
    ["a page with nothing but paragraphs", bytesOf("<p>One</p>"), "application/octet-stream", "html"],
    ["a text that mentions markup", bytesOf("Use <p> and <div> with care."), "text/plain", "text"],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), "application/pdf", "image"],
    ["a program", Uint8Array.from({ length: 400 }, (_, at) => (at * 37) % 256), "text/plain", null],
    ["a PDF after some blanks", bytesOf("\n\n%PDF-1.4"), "text/plain", "pdf"],
  ])("is told by its bytes: %s", (_, bytes, contentType, form) => {
    expect(formOf(bytes, contentType)).toBe(form);
  });
});
