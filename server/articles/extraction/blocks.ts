import type { PageNode } from "#server/articles/extraction/visible-text";

/** An element as far as blocks ask about it: what it is, what it is called, and what it stands in. */
export type Place = { tag: string; marks: string; parent: Place | null; depth: number };

/** A piece of a page that is read as one: a paragraph, a heading, an item of a list, a cell. */
export type Block = {
  text: string;
  /** Its letters and digits, by which it is known again elsewhere. */
  key: string;
  words: number;
  /** Which part of its characters stands in links, from 0 to 1. */
  linked: number;
  isSentence: boolean;
  /** The innermost element that holds all of it. */
  place: Place;
};

const ELEMENT = 1;
const TEXT = 3;

const NO_TEXT = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED BUTTON SELECT OPTION INPUT TEXTAREA VIDEO AUDIO PICTURE CANVAS MAP".split(
    " ",
  ),
);
const OWN_LINE = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LEGEND LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);
const HIDDEN_CLASS =
  /(^|\s)(sr-only|visually-?hidden|screen-reader-text|hidden|d-none|dis-none|is-hidden|u-hidden|hide-text)(\s|$)/i;
/** That an element is not drawn, in what its own style says. */
export const DRAWN_AWAY = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const DRAWN_AS_BLOCK = /display\s*:\s*(block|flex|grid|table|list-item)/i;
const DRAWN_APART = /display\s*:\s*inline-(block|flex|grid)/i;
const OVER_TEXT = /\b(rollover|tooltip|popover)\b/i;
const SENTENCE_END = /[.!?…。！？؟।։՞]["'”’»)\]]*$/u;
/** What is hidden from ears only is decoration; a whole page is hidden so behind a question about cookies. */
export const DECORATION_MAX_CHARACTERS = 300;
/** Where more of the words than this would be hidden, the page is drawn otherwise than it says. */
const HIDDEN_SHARE_MAX = 0.6;

type Element = PageNode & { getAttribute: (name: string) => string | null };

const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? "";

/** The blocks of a piece of a page that a reader sees, in their order. */
export function blocksOf(root: PageNode): Block[] {
  const { blocks, hidden } = cut(root, true);
  if (hidden === 0) return blocks;
  const seen = blocks.reduce((sum, block) => sum + (isParagraph(block) ? block.words : 0), 0);
  return hidden > HIDDEN_SHARE_MAX * (seen + hidden) ? cut(root, false).blocks : blocks;
}

function cut(root: PageNode, leavesOutHidden: boolean): { blocks: Block[]; hidden: number } {
  const blocks: Block[] = [];
  let hidden = 0;
  let said: string[] = [];
  let linkedCharacters = 0;
  let characters = 0;
  let place: Place | null = null;
  const close = () => {
    const text = said
      .join("")
      .split("\n")
      .map((line) => line.replace(/[^\S\n]+/gu, " ").trim())
      .filter(Boolean)
      .join("\n");
    if (text !== "" && place) {
      blocks.push({
        text,
        key: keyOf(text),
        words: countWords(text),
        linked: characters === 0 ? 0 : linkedCharacters / characters,
        isSentence: SENTENCE_END.test(text),
        place,
      });
    }
    said = [];
    linkedCharacters = 0;
    characters = 0;
    place = null;
  };
  const say = (words: string, at: Place, isLinked: boolean) => {
    said.push(words);
    const letters = words.replace(/\s+/gu, "").length;
    if (letters === 0) return;
    characters += letters;
    if (isLinked) linkedCharacters += letters;
    place = place === null ? at : commonPlace(place, at);
  };
  const walk = (node: PageNode, at: Place, { isLinked, isPre }: { isLinked: boolean; isPre: boolean }) => {
    if (node.nodeType === TEXT) {
      const words = node.textContent ?? "";
      say(isPre ? words : words.replace(/\s+/gu, " "), at, isLinked);
      return;
    }
    if (node.nodeType !== ELEMENT) return;
    const tag = node.nodeName.toUpperCase();
    if (NO_TEXT.has(tag)) return;
    const element = node as Element;
    if (tag === "BR") {
      if (isPre) say("\n", at, false);
      else close();
      return;
    }
    if (leavesOutHidden && isHidden(element)) {
      const words = countWords(element.textContent ?? "");
      if (words >= LONG_WORDS) hidden += words;
      return;
    }
    const style = attribute(element, "style");
    const isOwnLine = OWN_LINE.has(tag) || DRAWN_AS_BLOCK.test(style);
    const marks = ["class", "id", "role", "itemprop"].map((name) => attribute(element, name)).join(" ");
    if (!isOwnLine && OVER_TEXT.test(marks)) return;
    if (tag === "SUP" || tag === "SUB") {
      const number = raisedText(element, tag, isLinked);
      if (number !== null) {
        say(number, at, isLinked);
        return;
      }
    }
    const inside: Place = { tag, marks, parent: at, depth: at.depth + 1 };
    const isLink = isLinked || (tag === "A" && attribute(element, "href") !== "");
    if (isOwnLine) close();
    else if (DRAWN_APART.test(style)) said.push(" ");
    for (let child = 0; child < node.childNodes.length; child++) {
      const next = node.childNodes[child];
      if (next) walk(next, inside, { isLinked: isLink, isPre: isPre || tag === "PRE" });
    }
    if (isOwnLine) close();
    else if (DRAWN_APART.test(style)) said.push(" ");
  };
  walk(root, { tag: "", marks: "", parent: null, depth: 0 }, { isLinked: false, isPre: false });
  close();
  return { blocks, hidden };
}

function isHidden(element: Element): boolean {
  if (element.getAttribute("hidden") !== null) return true;
  if (element.nodeName.toUpperCase() === "DIALOG" && element.getAttribute("open") === null) return true;
  if (DRAWN_AWAY.test(attribute(element, "style")) || HIDDEN_CLASS.test(attribute(element, "class"))) return true;
  return (
    attribute(element, "aria-hidden") === "true" && (element.textContent ?? "").length <= DECORATION_MAX_CHARACTERS
  );
}

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUBSCRIPT = "₀₁₂₃₄₅₆₇₈₉";
const DIGITS = /^\s*[+\-−]?\d+\s*$/;
const NOTE_MARK = /^\s*\[[\p{L}\p{N}\s]{1,12}\]\s*$/u;

/** A raised or lowered number as a reader sees it; nothing for the mark of a note; null for any other words. */
function raisedText(element: Element, tag: string, isLinked: boolean): string | null {
  const text = element.textContent ?? "";
  const isNote = NOTE_MARK.test(text) || (isLinked && /^\s*[\d*†‡§]+\s*$/u.test(text)) || leadsToNote(element);
  if (tag === "SUP" && isNote) return "";
  return DIGITS.test(text) ? raised(text, tag) : null;
}

const raised = (text: string, tag: string) => {
  const digits = tag === "SUP" ? SUPERSCRIPT : SUBSCRIPT;
  const sign = tag === "SUP" ? "⁻" : "₋";
  return text
    .trim()
    .replace(/\d/g, (digit) => digits[Number(digit)] ?? digit)
    .replace(/[-−]/g, sign);
};

function leadsToNote(node: PageNode): boolean {
  for (let child = 0; child < node.childNodes.length; child++) {
    const next = node.childNodes[child];
    if (next?.nodeType !== ELEMENT) continue;
    if (next.nodeName.toUpperCase() === "A" && attribute(next as Element, "href").startsWith("#")) return true;
    if (leadsToNote(next)) return true;
  }
  return false;
}

function commonPlace(a: Place, b: Place): Place {
  let [one, other]: [Place, Place] = [a, b];
  while (one !== other) {
    if (one.depth >= other.depth && one.parent) one = one.parent;
    else if (other.parent) other = other.parent;
    else return one;
  }
  return one;
}

/** The elements that a block stands in, from the innermost outwards. */
export function* around({ place }: Pick<Block, "place">): Generator<Place> {
  for (let at: Place | null = place; at; at = at.parent) yield at;
}

export const standsIn = (block: Pick<Block, "place">, isIt: (place: Place) => boolean): boolean => {
  for (const place of around(block)) if (isIt(place)) return true;
  return false;
};

const keyOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** How many words a text has; in scripts without spaces two characters count for one. */
export function countWords(text: string): number {
  const spaced = text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0;
  return Math.max(spaced, Math.floor((text.match(UNSPACED)?.length ?? 0) / 2));
}

const LONG_WORDS = 20;
const SENTENCE_WORDS = 8;
const LINKED_MAX = 0.4;
const BESIDE = new Set(["FIGCAPTION", "NAV", "FOOTER"]);

/** Whether a block is running text: long, or a whole sentence, and not mostly a link. */
export const isParagraph = (block: Block): boolean =>
  block.linked < LINKED_MAX &&
  (block.words >= LONG_WORDS || (block.words >= SENTENCE_WORDS && block.isSentence)) &&
  !standsIn(block, ({ tag }) => BESIDE.has(tag));
