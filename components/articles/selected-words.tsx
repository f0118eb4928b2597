import { codePointOffset } from "#server/articles/anchoring/code-points";
import { type Selected, toWholeWords } from "#server/articles/anchoring/word-steps";

/** What marks a sentence on the page, and where in the text it begins, in code points. */
const SENTENCE = "[data-start]";

/**
 * The words that are selected in the browser, as places of the article's text, in code points and widened to whole
 * words; null when nothing of the article is selected.
 */
export function selectedWords(container: HTMLElement, text: string, language: string | null): Selected | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!container.contains(range.commonAncestorContainer)) return null;
  const touched = Array.from(container.querySelectorAll<HTMLElement>(SENTENCE)).filter((one) =>
    range.intersectsNode(one),
  );
  const [first] = touched;
  const last = touched.at(-1);
  if (!first || !last) return null;
  const start = placeIn(first, range.startContainer, range.startOffset, "start");
  const end = placeIn(last, range.endContainer, range.endOffset, "end");
  return start < end ? toWholeWords(text, { start, end }, language) : null;
}

/** A place of the article's text: where a border of the selection stands in a sentence, or the side that it is beyond. */
function placeIn(sentence: HTMLElement, node: Node, offset: number, side: "start" | "end"): number {
  const from = Number(sentence.dataset.start);
  const words = sentence.textContent ?? "";
  if (!sentence.contains(node)) return side === "start" ? from : from + codePointOffset(words, words.length);
  const before = document.createRange();
  before.setStart(sentence, 0);
  before.setEnd(node, offset);
  const text = before.toString();
  return from + codePointOffset(text, text.length);
}
