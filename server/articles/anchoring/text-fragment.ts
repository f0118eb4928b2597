/** Words of a page, and what stands before and after them. */
type LinkedWords = { exact: string; before: string; after: string };

/** A quotation longer than this, in words, is named by its first and its last. */
const WHOLE_MAX = 10;
const EDGE = 4;
/** A shorter one is told apart by its neighbours. */
const SHORT_MAX = 3;
const NEIGHBOURS = 3;
const DIRECTIVES_MAX = 4;

const words = new Intl.Segmenter("und", { granularity: "word" });

/** Letters, digits and some signs stand as they are; a hyphen, a comma and an ampersand mean something in a directive. */
const encoded = (text: string): string => encodeURIComponent(text).replace(/-/g, "%2D");

/** Where the words of a line begin and end, in UTF-16 units. */
function wordsOf(line: string): { first: number; last: number }[] {
  return Array.from(words.segment(line))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ first: index, last: index + segment.length }));
}

/** One directive for some words, or null where they have none. */
function directiveOf({ exact, before, after }: LinkedWords): string | null {
  const paragraphs = exact.split("\n").filter((line) => wordsOf(line).length > 0);
  const [first = "", last = first] = [paragraphs[0], paragraphs.at(-1)];
  const all = wordsOf(first);
  if (all.length === 0) return null;
  if (paragraphs.length === 1 && all.length <= WHOLE_MAX) {
    const isShort = all.length <= SHORT_MAX;
    const prefix = isShort ? lastWords(before) : "";
    const suffix = isShort ? firstWords(after) : "";
    return [
      prefix && `${encoded(prefix)}-`,
      encoded(first.slice(all[0]?.first, all.at(-1)?.last)),
      suffix && `-${encoded(suffix)}`,
    ]
      .filter(Boolean)
      .join(",");
  }
  const start = first.slice(all[0]?.first, all[Math.min(EDGE, all.length) - 1]?.last);
  const ends = wordsOf(last);
  const end = last.slice(ends[Math.max(0, ends.length - EDGE)]?.first, ends.at(-1)?.last);
  return `${encoded(start)},${encoded(end)}`;
}

/** The words at the end of a text, within its last paragraph: a term may not cross one. */
function lastWords(text: string): string {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  const all = wordsOf(line);
  return line.slice(all[Math.max(0, all.length - NEIGHBOURS)]?.first ?? 0, all.at(-1)?.last ?? 0);
}

function firstWords(text: string): string {
  const [line = ""] = text.split("\n", 1);
  const all = wordsOf(line);
  return line.slice(all[0]?.first ?? 0, all[Math.min(NEIGHBOURS, all.length) - 1]?.last ?? 0);
}

/** Whether a page of a PDF is named as ours are: “p. 3”, “p. 3–4”. */
const PAGE = /^p\. (\d+)/;

/**
 * The address of a document at some of its words: at their page for a PDF, of which the locator says that; otherwise at the words, by
 * text directives (WICG Scroll to Text Fragment), which browsers that know them scroll to and others leave aside. Safe in a browser.
 *
 * @param locator where the words stand, as the source says it
 */
export function addressOfWords(url: string, quotes: readonly LinkedWords[], locator = ""): string {
  if (!URL.canParse(url)) return url;
  const page = PAGE.exec(locator)?.[1];
  if (page) return url.includes("#") ? url : `${url}#page=${page}`;
  const directives = quotes.slice(0, DIRECTIVES_MAX).flatMap((quote) => directiveOf(quote) ?? []);
  if (directives.length === 0) return url;
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${directives.join("&text=")}`;
}
