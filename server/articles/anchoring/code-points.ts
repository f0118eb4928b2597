/**
 * Places in a text are counted in Unicode code points, as the W3C Web Annotation model asks (§4.2.4, §4.2.5);
 * JavaScript counts UTF-16 units. These are the only conversions. Safe in a browser.
 */

const isSecondHalf = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
const isFirstHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

/** The number of code points in `text`. */
export const codePointLength = (text: string): number => codePointOffset(text, text.length);

/** How many code points precede the UTF-16 offset `offset`; inside a surrogate pair, those before the pair. */
export function codePointOffset(text: string, offset: number): number {
  const end = Math.min(offset, text.length);
  let count = 0;
  for (let i = 0; i < end; i++) {
    const pairGoesOn = isFirstHalf(text.charCodeAt(i)) && i + 1 < text.length && isSecondHalf(text.charCodeAt(i + 1));
    if (pairGoesOn && i + 1 >= end) return count;
    if (pairGoesOn) i++;
    count++;
  }
  return count;
}

/** The UTF-16 offset of the code point number `offset`; the end of the text when there are fewer. */
export function utf16Offset(text: string, offset: number): number {
  let i = 0;
  for (let count = 0; count < offset && i < text.length; count++) {
    const pair = isFirstHalf(text.charCodeAt(i)) && i + 1 < text.length && isSecondHalf(text.charCodeAt(i + 1));
    i += pair ? 2 : 1;
  }
  return i;
}

/** The code points of `text` from `start` up to `end`. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const from = utf16Offset(text, start);
  return text.slice(from, from + utf16Offset(text.slice(from), Math.max(0, end - start)));
}
