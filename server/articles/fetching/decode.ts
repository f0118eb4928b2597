import { analyse } from "chardet";

const DECLARED_WITHIN_BYTES = 65_536;
const META_CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)/i;
const COMMENT = /<!--[\s\S]*?-->/g;
/** What a page is called that does not know its own encoding. */
const SAYS_LITTLE = /^(utf-?8|iso-?8859-?1|latin-?1|us-ascii|ascii|windows-1252|cp1252)$/i;
const ZEROS_WITHIN_BYTES = 1_000;
/** An encoding fits that leaves no more of the text unread than one character, and one in so many. */
const UNREAD_ONE_IN = 500;
const GUESSED_WITHIN_CHARACTERS = 20_000;
const CONFIDENT = 10;

const BYTE_ORDER_MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
] as const;

type Decoded = {
  text: string;
  encoding: string;
  /** Nobody said what the encoding is, and it was told from the letters. */
  isGuessed: boolean;
};

/**
 * The text of a fetched document. Its encoding is, in this order: its byte-order mark; UTF-16 where every other byte is zero; UTF-8 where
 * it is valid but for some bytes, whatever is said of it, since one bad byte turns no page into another language; what the server said
 * and what the page says of itself, where that fits; what the letters look like; and Windows-1252 otherwise.
 */
export function decode(bytes: Uint8Array, contentType: string): Decoded {
  const marked = BYTE_ORDER_MARKS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  const wide = marked?.encoding ?? wideEncodingOf(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide, isGuessed: false };
  const utf8 = new TextDecoder("utf-8").decode(bytes);
  if (isMostlyUtf8(utf8)) return { text: utf8, encoding: "utf-8", isGuessed: false };
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, DECLARED_WITHIN_BYTES)).replace(COMMENT, "");
  const said = [/charset\s*=\s*["']?([\w:-]+)/i.exec(contentType)?.[1], META_CHARSET.exec(head)?.[1]];
  for (const label of said) {
    const text = label && !SAYS_LITTLE.test(label) ? decodeAs(label, bytes) : null;
    if (label && text !== null) return { text, encoding: label.toLowerCase(), isGuessed: false };
  }
  const guess = guessOf(bytes);
  const text = guess === null ? null : decodeAs(guess, bytes);
  if (guess !== null && text !== null) return { text, encoding: guess.toLowerCase(), isGuessed: true };
  const isSaid = said.some((label) => label !== undefined && SAYS_LITTLE.test(label) && !/utf/i.test(label));
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252", isGuessed: !isSaid };
}

/** UTF-16 without a mark has a zero beside every Latin letter and every sign of markup. */
function wideEncodingOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const within = Math.min(bytes.length, ZEROS_WITHIN_BYTES);
  let [even, odd] = [0, 0];
  for (let at = 0; at < within; at++) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > within / 4 && odd > 4 * even) return "utf-16le";
  return even > within / 4 && even > 4 * odd ? "utf-16be" : null;
}

/** Nothing is unread, or at least twice as much is well written in more than one byte as is not. */
function isMostlyUtf8(text: string): boolean {
  let [bad, wide] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) bad += 1;
    else if (code > 0x7f) wide += 1;
  }
  return bad === 0 || wide >= 2 * bad;
}

/** The text in an encoding; null for one that there is not, or that leaves too much unread. */
function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(label).decode(bytes);
    const unread = text.match(/[\ufffd\u0080-\u009f]/g)?.length ?? 0;
    return unread <= 1 + text.length / UNREAD_ONE_IN ? text : null;
  } catch {
    return null;
  }
}

const MARKUP = /<(script|style)[\s\S]*?<\/\1>|<[^>]*>/gi;

/** What the letters between the markup look like. */
function guessOf(bytes: Uint8Array): string | null {
  const words = new TextDecoder("latin1").decode(bytes).replace(MARKUP, " ").slice(0, GUESSED_WITHIN_CHARACTERS);
  const sample = Uint8Array.from(words, (character) => {
    const code = character.charCodeAt(0);
    return code <= 0xff ? code : 0x20;
  });
  const [best] = analyse(Buffer.from(sample)).filter(({ name }) => !/^(utf|ascii)/i.test(name));
  return best && best.confidence >= CONFIDENT ? best.name : null;
}
