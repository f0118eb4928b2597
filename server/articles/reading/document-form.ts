import { decode } from "#server/articles/fetching/decode";

/** How a document is written, told by its bytes; what it is called and what a server says of it count only where bytes do not tell. */
export type DocumentForm = "html" | "text" | "pdf" | "mhtml" | "warc" | "wacz" | "subtitles" | "image";

const HEAD_BYTES = 4_096;
const PDF_WITHIN_BYTES = 1_024;
/** A text has at most so many characters that no text has, one in so many. */
const UNREADABLE_ONE_IN = 50;

const MAGIC: readonly (readonly [DocumentForm, readonly number[], number?])[] = [
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]],
  ["image", [0x47, 0x49, 0x46, 0x38]],
  ["image", [0x57, 0x45, 0x42, 0x50], 8],
  ["image", [0x49, 0x49, 0x2a, 0x00]],
  ["image", [0x4d, 0x4d, 0x00, 0x2a]],
  ["wacz", [0x50, 0x4b, 0x03, 0x04]],
  ["warc", [0x1f, 0x8b]],
  ["warc", [0x57, 0x41, 0x52, 0x43, 0x2f]],
];

/** The form of a document, or null when it is none that can be read. */
export function formOf(bytes: Uint8Array, contentType: string): DocumentForm | null {
  if (Buffer.from(bytes.subarray(0, PDF_WITHIN_BYTES)).includes("%PDF-")) return "pdf";
  for (const [form, magic, at = 0] of MAGIC) {
    if (magic.every((byte, index) => bytes[at + index] === byte)) return form;
  }
  const head = decode(bytes.subarray(0, HEAD_BYTES), contentType).text;
  if (isUnreadable(head)) return null;
  if (/^\ufeff?WEBVTT/.test(head) || /^\ufeff?\s*\d+\s*\r?\n\s*\d\d?:\d\d:\d\d[,.]\d{3}\s*-->/.test(head))
    return "subtitles";
  if (/^(from|subject|mime-version|content-type|date|snapshot-content-location|message-id):/i.test(head)) {
    if (/^content-type:\s*multipart\//im.test(head)) return "mhtml";
  }
  if (/^(text\/html|application\/xhtml\+xml)\b/i.test(contentType)) return "html";
  if (/^text\/plain\b/i.test(contentType)) return "text";
  return /<(!doctype\s+html|html|head|body|article|main|p|div|h1)[\s>]/i.test(head) ? "html" : "text";
}

function isUnreadable(text: string): boolean {
  let bad = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd || (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d)) bad += 1;
  }
  return bad * UNREADABLE_ONE_IN > text.length + UNREADABLE_ONE_IN;
}
