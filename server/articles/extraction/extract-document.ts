import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Heading } from "#db/schema";
import { codePointLength } from "#server/articles/anchoring/code-points";
import { normaliseText } from "#server/articles/anchoring/paragraphs";
import { alignBlocks } from "#server/articles/extraction/align-blocks";
import {
  type Block,
  blocksOf,
  countWords,
  DECORATION_MAX_CHARACTERS,
  DRAWN_AWAY,
} from "#server/articles/extraction/blocks";
import { canonicalUrl } from "#server/articles/extraction/canonical-url";
import { chooseBlocks } from "#server/articles/extraction/choose-blocks";
import { findWall, frontOf, type Wall } from "#server/articles/extraction/find-wall";
import { languageOf } from "#server/articles/extraction/language-of";
import { readMetadata } from "#server/articles/extraction/read-metadata";
import { depthOf, type PageNode, visibleText } from "#server/articles/extraction/visible-text";
import { DOCUMENT_TEXT_MAX_CHARACTERS } from "#server/articles/schemas";

export type ExtractedDocument = {
  title: string;
  byline: string | null;
  publisher: string | null;
  publishedOn: string | null;
  language: string | null;
  text: string;
  /** The headings in the text, each where it begins, in code points. */
  headings: Heading[];
  /** All that a reader of the page sees, where that is more than the main text; see visibleText. */
  wholeText: string | null;
  canonicalUrl: string | null;
  /** What stands in front of the story, where that is all there is. */
  wall: Wall | null;
};

const HEADING_MAX_CHARACTERS = 200;
const MAX_ELEMENTS = 60_000;
/** A story shorter than this, or than this part of what Readability took for it, was not found. */
const SHORT_STORY_CHARACTERS = 140;
const LITTLE_OF_READABLE = 0.35;
/** Browsers draw no deeper either; what stands deeper is read as the whole visible text. */
const MAX_DEPTH = 400;

type Dom = ReturnType<typeof parseHTML>["document"];

/**
 * What a page says, without what surrounds it: its main text (Mozilla Readability, otherwise all its visible text) and
 * what it says of itself in JSON-LD, Open Graph and meta elements. Nothing in the page is run or loaded.
 */
export function extractDocument({ html, url }: { html: string; url: string | null }): ExtractedDocument {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`);
  const { title, byline, publisher, publishedOn, body, declaredLanguage, declaredUrl } = readMetadata(document, url);
  const pageTitle =
    document.querySelector('meta[property="og:title"]')?.getAttribute("content") ??
    document.querySelector("title")?.textContent ??
    title;
  const front = frontOf(document);
  const isHugeAt = depthOf(document as unknown as PageNode, MAX_DEPTH) === MAX_DEPTH;
  const blocks = document.body && !isHugeAt ? blocksOf(document.body as unknown as PageNode) : [];
  removeHidden(document);
  const whole = normaliseText(
    isHugeAt && document.body ? visibleText(document.body) : blocks.map(({ text: said }) => said).join("\n"),
  );
  const isHuge = document.querySelectorAll("*").length > MAX_ELEMENTS || isHugeAt;
  let keptBlocks: Block[] = [];
  const article = isHuge
    ? null
    : new Readability(document, {
        charThreshold: 200,
        serializer: (node) => {
          keptBlocks = blocksOf(node as PageNode);
          return keptBlocks.map(({ text: said }) => said).join("\n");
        },
      }).parse();
  const readable = article?.content ? normaliseText(article.content) : "";
  const { chosen, isOneOfSeveral } = chooseBlocks({
    blocks,
    kept: alignBlocks(blocks, keptBlocks),
    title: pageTitle,
    declaredBody: body,
  });
  const story = normaliseText(chosen.map(({ text: said }) => said).join("\n"));
  const isTooLittle = story.length < SHORT_STORY_CHARACTERS || story.length < LITTLE_OF_READABLE * readable.length;
  const main = isTooLittle ? readable : story;
  const isMain = main !== "" && main.length >= Math.min(SHORT_STORY_CHARACTERS, whole.length / 4);
  const longest = isMain ? main : whole;
  // Of several stories the chosen one may be short: what is longer is another one.
  const text = isOneOfSeveral && story !== "" ? story : longest;
  return {
    title,
    byline,
    publisher,
    publishedOn,
    language: languageOf(declaredLanguage, text),
    text,
    headings: text === story ? headingsIn(chosen) : [],
    wholeText: whole === text ? null : whole.slice(0, DOCUMENT_TEXT_MAX_CHARACTERS),
    canonicalUrl: url && URL.canParse(url) ? canonicalUrl(url, declaredUrl) : null,
    wall: findWall(front, { text, words: countWords(text) }),
  };
}

const IS_HEADING = /^H[1-6]$/;

/** The headings among the blocks of a story, at their places in its text. */
function headingsIn(blocks: readonly Block[]): Heading[] {
  const headings: Heading[] = [];
  let at = 0;
  for (const { text, place } of blocks) {
    const said = normaliseText(text);
    if (said === "") continue;
    if (IS_HEADING.test(place.tag))
      headings.push({ at, says: said.replaceAll("\n", " ").slice(0, HEADING_MAX_CHARACTERS) });
    at += codePointLength(said) + 1;
  }
  return headings;
}

/** What no reader sees is no text: it cannot be quoted. */
function removeHidden(document: Dom): void {
  for (const element of document.querySelectorAll("[hidden], dialog:not([open])")) element.remove();
  for (const element of document.querySelectorAll("[style]")) {
    if (DRAWN_AWAY.test(element.getAttribute("style") ?? "")) element.remove();
  }
  for (const element of document.querySelectorAll('[aria-hidden="true"]')) {
    if ((element.textContent ?? "").length <= DECORATION_MAX_CHARACTERS) element.remove();
  }
}
