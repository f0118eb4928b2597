const DECLARED_WITHIN_BYTES = 2_048;
const META_CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)/i;

const BYTE_ORDER_MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
] as const;

/**
 * The text of a fetched document. Its encoding is, in this order: its byte-order mark, what the server said, what the
 * page says of itself, UTF-8 when it is valid, and Windows-1252 otherwise (WHATWG Encoding §6, HTML §13.2.3).
 */
export function decode(bytes: Uint8Array, contentType: string): string {
  const marked = BYTE_ORDER_MARKS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  if (marked) return new TextDecoder(marked.encoding).decode(bytes);
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, DECLARED_WITHIN_BYTES));
  const declared = /charset\s*=\s*["']?([\w:-]+)/i.exec(contentType)?.[1] ?? META_CHARSET.exec(head)?.[1];
  if (declared) {
    const decoder = decoderFor(declared);
    if (decoder) return decoder.decode(bytes);
  }
  return decodeStrictly(bytes) ?? new TextDecoder("windows-1252").decode(bytes);
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
