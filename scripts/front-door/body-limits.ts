import type { IncomingMessage } from "node:http";
import { DOCUMENT_HTML_MAX_CHARACTERS, UPLOAD_MAX_BYTES } from "#server/articles/schemas";
import { BODY_MAX_CHARACTERS } from "#server/checks/schemas";

/** A character takes up to three bytes, and JSON writes some with a backslash. */
const BYTES_PER_CHARACTER = 3;
const ROOM = 1.1;

/** No page takes a body, and a form of one field needs little. */
export const SMALL_BODY_MAX_BYTES = 16_384;
/** The largest command of a form, the text of a check, in its widest letters and with its citations and readings. */
export const COMMAND_BODY_MAX_BYTES = Math.ceil(2 * BODY_MAX_CHARACTERS * BYTES_PER_CHARACTER * ROOM);
/** A pasted page. */
export const DOCUMENT_BODY_MAX_BYTES = Math.ceil(DOCUMENT_HTML_MAX_CHARACTERS * BYTES_PER_CHARACTER * ROOM);

/** A file, with the little that a form writes around it. */
export const UPLOAD_BODY_MAX_BYTES = UPLOAD_MAX_BYTES + 4_096;

const TAKES_FILES = "articles.upload";
const TAKES_DOCUMENTS = new Set(["imports.ask", "sources.attach"]);
const COMMANDS = "/api/trpc/";
const SESSION = /(^|;\s*)(__Secure-)?next-auth\.session-token=/;

/**
 * How many bytes a request may bring. Only what says that it is signed in may bring more than a small form; whether it
 * is true is asked of the database, before the body is parsed.
 */
export function bodyLimitOf({
  method,
  url = "",
  headers,
}: Pick<IncomingMessage, "method" | "url" | "headers">): number {
  if (method !== "POST" || !url.startsWith("/api/")) return 0;
  if (!url.startsWith(COMMANDS) || !SESSION.test(headers.cookie ?? "")) return SMALL_BODY_MAX_BYTES;
  const names = url.slice(COMMANDS.length).split("?")[0]?.split(",") ?? [];
  if (names.length === 1 && names[0] === TAKES_FILES) return UPLOAD_BODY_MAX_BYTES;
  return names.some((name) => TAKES_DOCUMENTS.has(name)) ? DOCUMENT_BODY_MAX_BYTES : COMMAND_BODY_MAX_BYTES;
}

/**
 * Holds a request to its limit, by what it announces and then byte by byte as it comes in: `refuse` is called once, as
 * soon as it is too much, and nothing of the rest is kept.
 */
export function limitBody(request: IncomingMessage, maxBytes: number, refuse: () => void): boolean {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) {
    refuse();
    return false;
  }
  const push = request.push.bind(request);
  let received = 0;
  let isRefused = false;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    received += chunk?.length ?? 0;
    if (received <= maxBytes) return push(chunk, encoding);
    if (!isRefused) {
      isRefused = true;
      refuse();
    }
    return false;
  };
  return true;
}
