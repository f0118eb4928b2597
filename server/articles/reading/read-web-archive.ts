import { gunzipSync } from "node:zlib";
import { Unzip, UnzipInflate } from "fflate";
import PostalMime from "postal-mime";
import { WARCParser, type WARCRecord } from "warcio";
import { sameDocumentKey } from "#server/articles/extraction/canonical-url";
import { UNPACKED_MAX_MEGABYTES } from "#server/articles/schemas";
import { InvalidError } from "#server/core/errors";

/** A page out of an archive: its bytes, what the server said of them, and its address. */
export type ArchivedPage = { bytes: Uint8Array; contentType: string; url: string | null };

const UNPACKED_MAX_BYTES = UNPACKED_MAX_MEGABYTES * 1_000_000;
const HTML = /^(text\/html|application\/xhtml\+xml)\b/i;
const PARTS_DEEP_MAX = 20;
const CHUNK_BYTES = 65_536;

/** The page of an MHTML file: the first of its parts that is a page, or the one that the file says it was made of. */
export async function pageOfMhtml(bytes: Uint8Array): Promise<ArchivedPage> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: PARTS_DEEP_MAX }).catch(() => {
    throw new InvalidError("document_broken");
  });
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? null;
  if (!mail.html) throw new InvalidError("document_archive_empty");
  const url = header("snapshot-content-location") ?? header("content-location");
  // The parser made characters of the bytes already.
  return { bytes: new TextEncoder().encode(mail.html), contentType: "text/html; charset=utf-8", url: webAddress(url) };
}

/** The page of a WARC file: the one with the address that is looked for, otherwise the first page that answered. */
export async function pageOfWarc(bytes: Uint8Array, wanted: string | null): Promise<ArchivedPage> {
  const key = wanted && URL.canParse(wanted) ? sameDocumentKey(wanted) : null;
  let first: ArchivedPage | null = null;
  try {
    const unpacked = bytes[0] === 0x1f ? gunzipSync(bytes, { maxOutputLength: UNPACKED_MAX_BYTES }) : bytes;
    for await (const record of new WARCParser(chunksOf(unpacked))) {
      const page = await pageOf(record);
      if (!page) continue;
      first ??= page;
      if (key === null || (page.url && sameDocumentKey(page.url) === key)) return page;
    }
  } catch (error) {
    throw isTooLong(error)
      ? new InvalidError("document_unpacked_large", { megabytes: UNPACKED_MAX_MEGABYTES })
      : new InvalidError("document_broken");
  }
  if (!first) throw new InvalidError("document_archive_empty");
  return first;
}

const isTooLong = (error: unknown) =>
  error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

async function pageOf(record: WARCRecord): Promise<ArchivedPage | null> {
  if (record.warcType !== "response" || Number(record.httpHeaders?.statusCode) !== 200) return null;
  const contentType = record.httpHeaders?.headers.get("content-type") ?? "";
  if (!HTML.test(contentType)) return null;
  const content = await record.readFully(true);
  if (content.length === 0) return null;
  return { bytes: content, contentType, url: webAddress(record.warcTargetURI ?? null) };
}

/** The page of a WACZ file, which is a ZIP with WARC files in it and a list of the pages that were looked at. */
export async function pageOfWacz(bytes: Uint8Array, wanted: string | null): Promise<ArchivedPage> {
  const files = unzip(bytes);
  const listed = wanted ?? firstListed(files.get("pages/pages.jsonl"));
  const archives = [...files].filter(([name]) => /^archive\/.*\.warc(\.gz)?$/.test(name));
  let other: ArchivedPage | null = null;
  for (const [, archive] of archives) {
    const page = await pageOfWarc(archive, listed).catch(() => null);
    if (page?.url && listed && URL.canParse(listed) && sameDocumentKey(page.url) === sameDocumentKey(listed))
      return page;
    other ??= page;
  }
  if (!other) throw new InvalidError("document_archive_empty");
  return other;
}

function firstListed(pages: Uint8Array | undefined): string | null {
  for (const line of pages ? new TextDecoder().decode(pages).split("\n") : []) {
    const url = /"url"\s*:\s*"([^"]+)"/.exec(line)?.[1];
    if (url && URL.canParse(url)) return url;
  }
  return null;
}

/** The files of a ZIP that are needed, counted while they are unpacked, whatever their size is said to be. */
function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array[]>();
  let unpacked = 0;
  let isBroken = false;
  const unzipping = new Unzip((file) => {
    if (!/^(archive\/.*\.warc(\.gz)?|pages\/pages\.jsonl)$/.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    files.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      isBroken ||= error !== null;
      unpacked += chunk?.length ?? 0;
      if (unpacked > UNPACKED_MAX_BYTES) file.terminate();
      else if (chunk) chunks.push(chunk);
    };
    file.start();
  });
  unzipping.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && unpacked <= UNPACKED_MAX_BYTES; at += CHUNK_BYTES) {
      unzipping.push(bytes.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= bytes.length);
    }
  } catch {
    isBroken = true;
  }
  if (unpacked > UNPACKED_MAX_BYTES)
    throw new InvalidError("document_unpacked_large", { megabytes: UNPACKED_MAX_MEGABYTES });
  if (isBroken) throw new InvalidError("document_broken");
  return new Map([...files].map(([name, chunks]) => [name, Buffer.concat(chunks)]));
}

const webAddress = (url: string | null): string | null =>
  url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null;
