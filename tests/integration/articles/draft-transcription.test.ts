import { readFileSync } from "node:fs";
import { join } from "node:path";
import { draftTranscription } from "#server/articles/draft-transcription";
import { uploadDocument } from "#server/articles/upload-document";
import { aMember } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const printed = (name: string, type: string) =>
  new File([readFileSync(join(import.meta.dirname, "../../unit/articles/printed", name))], name, { type });

describe("a machine’s draft of what a picture says", () => {
  test("is its words, for the one who uploaded it", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const { upload } = await uploadDocument(ada, { file: printed("leaflet.png", "image/png") });
    const { text } = await draftTranscription(ada, { upload, language: "en" });
    expect(text.replaceAll("\n", " ")).toBe(
      "NOTICE The bridge stays closed until the autumn. Twelve buses a day cross the river at the old ford.",
    );
    const other = as(await aMember(ctx));
    await expect(draftTranscription(other, { upload, language: "en" })).rejects.toMatchObject({ reason: "not_found" });
  }, 60_000);

  test("is none of what is no picture, is broken, or has more pixels than one may read", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const draft = async (file: File) => {
      const { upload } = await uploadDocument(ada, { file });
      return draftTranscription(ada, { upload, language: "en" });
    };
    await expect(draft(printed("scan.pdf", "application/pdf"))).rejects.toMatchObject({ reason: "picture_none" });
    const png = readFileSync(join(import.meta.dirname, "../../unit/articles/printed/leaflet.png"));
    const huge = Buffer.from(png);
    huge.writeUInt32BE(30_000, 16);
    huge.writeUInt32BE(30_000, 20);
    await expect(draft(new File([huge], "huge.png"))).rejects.toMatchObject({ reason: "picture_large" });
    await expect(draft(new File([png.subarray(0, 200)], "cut.png"))).rejects.toMatchObject({
      reason: "picture_unreadable",
    });
    // The next one is read.
    const { upload } = await uploadDocument(ada, { file: printed("leaflet.png", "image/png") });
    expect((await draftTranscription(ada, { upload, language: "en" })).text).toContain("The bridge stays closed");
  }, 60_000);
});
