import { join } from "node:path";
import { imageSize } from "image-size";
import { createWorker } from "tesseract.js";
import { normaliseText } from "#server/articles/anchoring/paragraphs";
import { formOf } from "#server/articles/reading/document-form";
import type { PictureLanguage } from "#server/articles/schemas";
import { InvalidError } from "#server/core/errors";

/** The data of a language, as it ships through npm; of Russian none does. */
const DATA: Record<PictureLanguage, string> = {
  en: "eng",
  hy: "hye",
  az: "aze",
  tr: "tur",
  ar: "ara",
};
const LSTM_ONLY = 1;
/** A larger picture takes more memory than one member may. */
const PIXELS_MAX = 40_000_000;

const DATA_VERSION = "4.0.0_best_int";

/**
 * What a machine reads of a picture: a draft, to be compared with it word for word. Throws InvalidError for what is no picture, is too
 * large or cannot be read. It is done in a worker thread alone: the library throws where nobody can catch it.
 */
export async function readPicture({
  bytes,
  language,
}: {
  bytes: Uint8Array;
  language: PictureLanguage;
}): Promise<string> {
  if (formOf(bytes, "") !== "image") throw new InvalidError("picture_none");
  if (pixelsOf(bytes) > PIXELS_MAX) throw new InvalidError("picture_large", { megapixels: PIXELS_MAX / 1_000_000 });
  const code = DATA[language];
  const worker = await createWorker(code, LSTM_ONLY, {
    langPath: join(process.cwd(), "node_modules/@tesseract.js-data", code, DATA_VERSION),
    cacheMethod: "none",
    errorHandler: () => undefined,
  });
  try {
    const { data } = await worker.recognize(Buffer.from(bytes));
    return normaliseText(paragraphsIn(data.text));
  } catch {
    throw new InvalidError("picture_unreadable");
  } finally {
    await worker.terminate();
  }
}

function pixelsOf(bytes: Uint8Array): number {
  try {
    const { width, height } = imageSize(bytes);
    return width * height;
  } catch {
    throw new InvalidError("picture_none");
  }
}

/** Lines of a picture are put together to the paragraphs that blank lines part. */
const paragraphsIn = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/(?<=\p{L})-\n(?=\p{Ll})/gu, "").replace(/\s*\n\s*/g, " "))
    .join("\n");
