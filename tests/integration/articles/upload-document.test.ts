import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { blobs, copies, sources, uploads } from "#db/schema";
import { importArticle } from "#server/articles/import-article";
import { getArticle, getCopyFile } from "#server/articles/queries";
import { UPLOAD_MAX_MEGABYTES, UploadDocumentInput } from "#server/articles/schemas";
import { uploadDocument } from "#server/articles/upload-document";
import type { Ctx } from "#server/core/context";
import { clearing } from "#server/jobs/clearing";
import { attachSource } from "#server/sources/attach-source";
import { aClaim, aMember, anArticleInput, aSourceInput } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { NOW, test } from "#tests/support/test-database";

const printed = (name: string) =>
  new File([readFileSync(join(import.meta.dirname, "../../unit/articles/printed", name))], name, {
    type: "application/pdf",
  });
const KNOWN = { url: null, title: null, byline: "", publisher: "", publishedOn: null, language: null };
const upload = async (ctx: Ctx, file: File) => (await uploadDocument(ctx, { file })).upload;

describe("uploading a document", () => {
  test("keeps it for the one who uploads it alone, until it is imported or a week has passed", async ({ ctx, as }) => {
    const ada = await aMember(ctx);
    const kept = await upload(as(ada), printed("columns.pdf"));
    expect(await historyOf(ctx, ada.id)).toContainEqual(
      expect.objectContaining({ action: "article.uploaded", audience: "actor" }),
    );
    const other = as(await aMember(ctx));
    await expect(importArticle(other, { kind: "upload", upload: kept, ...KNOWN })).rejects.toMatchObject({
      reason: "not_found",
    });
    const later = (days: number) => ({ ...ctx, now: new Date(NOW.getTime() + days * 86_400_000) });
    await clearing.run(later(6), {}, {});
    expect(await ctx.db.$count(uploads)).toBe(1);
    await clearing.run(later(8), {}, {});
    expect(await ctx.db.$count(uploads)).toBe(0);
  });

  test("takes a file up to the limit that is shown, and says so of a larger one and of none", () => {
    const form = (file?: File) => {
      const data = new FormData();
      if (file) data.set("file", file);
      return UploadDocumentInput.safeParse(data);
    };
    const sized = (bytes: number) => form(new File([new Uint8Array(bytes)], "a.pdf"));
    expect(sized(UPLOAD_MAX_MEGABYTES * 1_000_000).success).toBe(true);
    expect(sized(UPLOAD_MAX_MEGABYTES * 1_000_000 + 1).error?.issues[0]?.message).toBe("upload_large");
    expect(form().error?.issues[0]?.message).toBe("upload_missing");
    expect(UploadDocumentInput.safeParse({ file: "x" }).error?.issues[0]?.message).toBe("required");
  });
});

describe("importing what was uploaded", () => {
  test("keeps its bytes, its text and where its pages begin; the same file again is the same copy", async ({
    ctx,
    as,
  }) => {
    const ada = as(await aMember(ctx));
    const input = async () => ({
      ...KNOWN,
      kind: "upload" as const,
      upload: await upload(ada, printed("columns.pdf")),
    });
    const first = await importArticle(ada, await input());
    const [kept] = await ctx.db.select().from(copies).where(eq(copies.id, first.copy));
    expect(kept).toMatchObject({
      kind: "uploaded",
      title: "Ferry stops for three weeks while its engine is mended on land",
      language: "en",
      locators: { unit: "page", marks: [{ at: 0, says: "1" }, { says: "2" }] },
    });
    const [blob] = await ctx.db
      .select()
      .from(blobs)
      .where(eq(blobs.sha256, kept?.sha256 ?? ""));
    expect(
      Buffer.from(blob?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect(await importArticle(ada, await input())).toEqual({ ...first, found: "known_copy" });
    expect(await getArticle(ada, first.article)).toMatchObject({ kind: "uploaded", url: null, warnings: [] });
  });

  test("says what is wrong with a file, and takes a scan with what somebody typed of it", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const scan = await upload(ada, printed("scan.pdf"));
    await expect(importArticle(ada, { ...KNOWN, kind: "upload", upload: scan })).rejects.toMatchObject({
      reason: "document_scan",
    });
    const typed = (text: string) => importArticle(ada, { ...KNOWN, kind: "transcription", upload: scan, text });
    const first = await typed("The bridge stays closed until the autumn, says the leaflet.");
    const [kept] = await ctx.db.select().from(copies).where(eq(copies.id, first.copy));
    expect(kept).toMatchObject({
      kind: "transcribed",
      contentType: "application/pdf",
      text: "The bridge stays closed until the autumn, says the leaflet.",
    });
    // Typed again with other words it is another copy of the same document.
    expect(await typed("The bridge stays closed until the winter, says the leaflet.")).toMatchObject({
      article: first.article,
      found: "new_copy",
    });
  });

  test("a quotation from a PDF says on which page it stands", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const decided = await aClaim(ctx);
    const document = { ...KNOWN, kind: "upload" as const, upload: await upload(ada, printed("columns.pdf")) };
    const { source } = await attachSource(
      ada,
      aSourceInput(decided, {
        document,
        quote: "the timetable of the buses hangs at both landing stages",
        locator: "",
      }),
    );
    const [row] = await ctx.db.select().from(sources).where(eq(sources.id, source));
    expect(row).toMatchObject({ locator: "p. 2", whyNot: null });
  });

  test("the bytes are there for members as they came: a picture to be seen, everything else to be saved", async ({
    ctx,
    as,
  }) => {
    const ada = as(await aMember(ctx));
    const png = new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)], "leaflet.png", { type: "text/html" });
    const text = "The bridge stays closed until the autumn, says the leaflet.";
    const picture = await importArticle(ada, { ...KNOWN, kind: "transcription", upload: await upload(ada, png), text });
    expect(await getCopyFile(ada, picture.copy)).toMatchObject({ picture: "image/png" });
    const pdf = await importArticle(ada, {
      ...KNOWN,
      kind: "upload",
      upload: await upload(ada, printed("columns.pdf")),
    });
    expect(await getCopyFile(ada, pdf.copy)).toMatchObject({
      picture: null,
      fileName: expect.stringMatching(/^copy-[0-9a-f]{12}\.pdf$/),
    });
    const page = await importArticle(ada, anArticleInput());
    expect(await getCopyFile(ada, page.copy)).toMatchObject({
      picture: null,
      fileName: expect.stringMatching(/\.txt$/),
    });
    await expect(getCopyFile(ctx, pdf.copy)).rejects.toMatchObject({ reason: "sign_in_required" });
  });
});
