import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { detect } from "tinyld";
import { z } from "zod";
import { normaliseText } from "#server/articles/anchoring/paragraphs";
import { canonicalUrl } from "#server/articles/extraction/canonical-url";
import { depthOf, type PageNode, visibleText } from "#server/articles/extraction/visible-text";
import { DOCUMENT_TEXT_MAX_CHARACTERS } from "#server/articles/schemas";
import { isDay, languageTag } from "#server/core/rules";

export type ExtractedDocument = {
  title: string;
  byline: string | null;
  publisher: string | null;
  publishedOn: string | null;
  language: string | null;
  text: string;
  /** All that a reader of the page sees, where that is more than the main text; see visibleText. */
  wholeText: string | null;
  canonicalUrl: string | null;
};

const MAX_ELEMENTS = 60_000;
/** Nothing was printed before: an earlier day is not one of publication. */
const FIRST_PRINTED = "1450-01-01";
const LANGUAGE_SAMPLE_CHARACTERS = 5_000;
/** Browsers draw no deeper either; what stands deeper is read as the whole visible text. */
const MAX_DEPTH = 400;

type Dom = ReturnType<typeof parseHTML>["document"];

/**
 * What a page says, without what surrounds it: its main text (Mozilla Readability, otherwise all its visible text) and
 * what it says of itself in JSON-LD, Open Graph and meta elements. Nothing in the page is run or loaded.
 */
export function extractDocument({ html, url }: { html: string; url: string | null }): ExtractedDocument {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`);
  const meta = metaOf(document);
  const about = jsonLdOf(document);
  const declaredLanguage =
    document.documentElement?.getAttribute("lang") ?? meta("og:locale")?.replace("_", "-") ?? null;
  const heading = document.querySelector("h1")?.textContent ?? null;
  const title = about?.headline ?? meta("og:title") ?? heading ?? document.querySelector("title")?.textContent ?? "";
  const declaredUrl = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? meta("og:url") ?? null;
  const publishedOn =
    dateOf(about?.datePublished) ??
    dateOf(meta("article:published_time")) ??
    dateOf(meta("date")) ??
    dateOf(meta("dc.date")) ??
    dateOf(document.querySelector("time[datetime]")?.getAttribute("datetime"));
  removeHidden(document);
  const whole = document.body ? normaliseText(visibleText(document.body)) : "";
  const isHuge =
    document.querySelectorAll("*").length > MAX_ELEMENTS ||
    depthOf(document as unknown as PageNode, MAX_DEPTH) === MAX_DEPTH;
  const article = isHuge
    ? null
    : new Readability(document, { charThreshold: 200, serializer: (node) => visibleText(node as PageNode) }).parse();
  const main = article?.content ? normaliseText(article.content) : "";
  const text = main.length >= Math.min(140, whole.length / 4) && main !== "" ? main : whole;
  return {
    title: tidy(title) ?? "",
    byline: tidy(about?.author ?? meta("author") ?? article?.byline ?? null),
    publisher: tidy(about?.publisher ?? meta("og:site_name") ?? article?.siteName ?? null),
    publishedOn,
    language: languageOf(declaredLanguage, text),
    text,
    wholeText: whole === text ? null : whole.slice(0, DOCUMENT_TEXT_MAX_CHARACTERS),
    canonicalUrl: url && URL.canParse(url) ? canonicalUrl(url, declaredUrl) : null,
  };
}

const DRAWN_AWAY = /display\s*:\s*none|visibility\s*:\s*hidden/i;
/** What is hidden from ears only is decoration; a whole page is hidden so behind a question about cookies. */
const DECORATION_MAX_CHARACTERS = 300;

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

/** The language of a text: what was declared when it is a tag, otherwise a guess from the words; null when unsure. */
export function languageOf(declared: string | null, text: string): string | null {
  return languageTag(declared?.trim() ?? "") ?? languageTag(detect(text.slice(0, LANGUAGE_SAMPLE_CHARACTERS)));
}

function tidy(text: string | null | undefined): string | null {
  const line = normaliseText(text ?? "").replaceAll("\n", " ");
  return line === "" ? null : line.slice(0, 300);
}

function dateOf(value: string | null | undefined): string | null {
  const day = /^\s*(\d{4}-\d{2}-\d{2})/.exec(value ?? "")?.[1];
  return day && isDay(day) && day >= FIRST_PRINTED ? day : null;
}

function metaOf(document: Dom): (name: string) => string | null {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll("meta")) {
    const name = (
      element.getAttribute("property") ??
      element.getAttribute("name") ??
      element.getAttribute("itemprop")
    )?.toLowerCase();
    const content = element.getAttribute("content")?.trim();
    if (name && content && !values.has(name)) values.set(name, content);
  }
  return (name) => values.get(name) ?? null;
}

const Named = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).catch("");
const NamedOrSeveral = z
  .union([z.array(Named).transform((names) => names.filter(Boolean).join(", ")), Named])
  .transform((name) => name || null)
  .nullable()
  .catch(null);
const Text = z.string().nullable().catch(null);
const NewsObject = z.object({
  "@type": z.union([z.string(), z.array(z.string()).transform((types) => types.join(" "))]),
  headline: Text.optional(),
  datePublished: Text.optional(),
  author: NamedOrSeveral.optional(),
  publisher: NamedOrSeveral.optional(),
});

type About = { headline: string | null; datePublished: string | null; author: string | null; publisher: string | null };

function jsonLdOf(document: Dom): About | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const object of objectsIn(parseJson(script.textContent ?? ""))) {
      const news = NewsObject.safeParse(object);
      if (!news.success || !/Article|Posting|Report/.test(news.data["@type"])) continue;
      const { headline, datePublished, author, publisher } = news.data;
      return {
        headline: headline ?? null,
        datePublished: datePublished ?? null,
        author: author ?? null,
        publisher: publisher ?? null,
      };
    }
  }
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const Graph = z.object({ "@graph": z.array(z.unknown()) });

function objectsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  const graph = Graph.safeParse(value);
  return graph.success ? [value, ...graph.data["@graph"]] : [value];
}
