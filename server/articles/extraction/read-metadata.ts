import { decodeHTML } from "entities";
import type { parseHTML } from "linkedom";
import { z } from "zod";
import { normaliseText } from "#server/articles/anchoring/paragraphs";
import { sameDocumentKey } from "#server/articles/extraction/canonical-url";
import { sharedWords } from "#server/articles/extraction/choose-blocks";
import { isDay } from "#server/core/rules";
import { dayIn } from "#server/core/written-day";

type Dom = ReturnType<typeof parseHTML>["document"];
type Element = NonNullable<ReturnType<Dom["querySelector"]>>;

/** What a page says of its story. */
export type Metadata = {
  title: string;
  byline: string | null;
  publisher: string | null;
  publishedOn: string | null;
  /** What it says that its text is. */
  body: string | null;
  declaredLanguage: string | null;
  declaredUrl: string | null;
};

/** Nothing was printed before: an earlier day is not one of publication. */
const FIRST_PRINTED = "1450-01-01";
const TITLE_SHARED = 0.6;
const LINE_MAX_CHARACTERS = 300;

/**
 * The best witness of each thing, not the first: structured data about this page by its address or its heading, the heading that is
 * the page's, names and days that several agree on. A day that cannot be is none.
 */
export function readMetadata(document: Dom, url: string | null): Metadata {
  const meta = metaOf(document);
  const named = document.querySelector("title")?.textContent ?? null;
  const shared = meta("og:title", "twitter:title") ?? named ?? "";
  const headings = [...document.querySelectorAll("h1")].flatMap((one) => tidy(one.textContent) ?? []);
  const heading = headings.find((one) => sharedWords(one, shared) >= TITLE_SHARED) ?? null;
  const about = aboutThisPage(document, url, heading ?? shared);
  const title =
    heading ??
    tidy(about?.headline) ??
    tidy(meta("og:title", "twitter:title")) ??
    headings[0] ??
    tidy(stripped(named)) ??
    "";
  return {
    title,
    byline: authorOf(document, about, meta),
    publisher: tidy(about?.publisher ?? meta("og:site_name", "application-name", "dc.publisher")),
    publishedOn: publishedOn(document, about, meta, url),
    body: about?.body ?? null,
    declaredLanguage: document.documentElement?.getAttribute("lang") ?? meta("og:locale")?.replace("_", "-") ?? null,
    declaredUrl: document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? meta("og:url"),
  };
}

/** One line, with what stands for letters in markup as the letters themselves. */
function tidy(text: string | null | undefined): string | null {
  const line = normaliseText(unescaped(text ?? "")).replaceAll("\n", " ");
  return line === "" ? null : line.slice(0, LINE_MAX_CHARACTERS);
}

/** What stands for a letter in markup, where it was written twice: in structured data, and in attributes. */
const unescaped = (text: string): string => decodeHTML(text);

/** A page's title without the name of its site. */
function stripped(title: string | null): string | null {
  if (title === null) return null;
  const [first = "", ...rest] = title.split(/\s+[|–—·»-]\s+/);
  return rest.length > 0 && first.length >= rest.join(" ").length ? first : title;
}

type Meta = (...names: string[]) => string | null;

function metaOf(document: Dom): Meta {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll("meta")) {
    const content = element.getAttribute("content")?.trim();
    for (const kind of ["property", "name", "itemprop"]) {
      const name = element.getAttribute(kind)?.toLowerCase();
      if (name && content && !values.has(name)) values.set(name, content);
    }
  }
  return (...names) => {
    for (const name of names) {
      const value = values.get(name);
      if (value) return value;
    }
    return null;
  };
}

type About = {
  headline: string | null;
  datePublished: string | null;
  author: string | null;
  publisher: string | null;
  body: string | null;
};

const Text = z.string().nullable().catch(null).optional();
const NewsObject = z.object({
  "@type": z.union([z.string(), z.array(z.string()).transform((types) => types.join(" "))]),
  headline: Text,
  name: Text,
  datePublished: Text,
  articleBody: Text,
  url: z.unknown().optional(),
  mainEntityOfPage: z.unknown().optional(),
  author: z.unknown().optional(),
  creator: z.unknown().optional(),
  publisher: z.unknown().optional(),
});
const IS_STORY = /Article|Posting|Report|Review|WebPage$/;

/** What structured data says of this page: by its address, else by its heading, else if it is the only story there. */
function aboutThisPage(document: Dom, url: string | null, heading: string): About | null {
  const objects = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    objectsIn(parseJson(script.textContent ?? "")),
  );
  const byId = new Map(objects.flatMap((one) => (idOf(one) ? [[idOf(one), one] as const] : [])));
  const stories = objects.flatMap((object) => {
    const news = NewsObject.safeParse(object);
    return news.success && /Article|Posting|Report/.test(news.data["@type"]) && IS_STORY.test(news.data["@type"])
      ? [news.data]
      : [];
  });
  const own = url !== null && URL.canParse(url) ? sameDocumentKey(url) : null;
  const isOwn = (one: (typeof stories)[number]) =>
    own !== null && [one.url, one.mainEntityOfPage].flatMap(addressesIn).some((address) => keyOf(address, url) === own);
  const found =
    stories.find(isOwn) ??
    stories.find((one) => sharedWords(unescaped(one.headline ?? one.name ?? ""), heading) >= TITLE_SHARED) ??
    (stories.length === 1 ? stories[0] : undefined);
  if (!found) return null;
  const names = (value: unknown) => namesIn(value, byId).join(", ") || null;
  return {
    headline: found.headline ?? null,
    datePublished: found.datePublished ?? null,
    author: names(found.author) ?? names(found.creator),
    publisher: names(found.publisher),
    body: found.articleBody ?? null,
  };
}

const keyOf = (address: string, base: string | null): string | null =>
  URL.canParse(address, base ?? undefined) ? sameDocumentKey(new URL(address, base ?? undefined).href) : null;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const idOf = (value: unknown): string | null =>
  isObject(value) && typeof value["@id"] === "string" ? value["@id"] : null;

function addressesIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (!isObject(value)) return [];
  return [value["@id"], value.url].flatMap((one) => (typeof one === "string" ? [one] : []));
}

/** Names in a value of structured data; one that only points to another is looked up. */
function namesIn(value: unknown, byId: ReadonlyMap<string | null, unknown>, depth = 0): string[] {
  if (depth > 3) return [];
  if (typeof value === "string") return isAddress(value) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(one, byId, depth + 1));
  if (!isObject(value)) return [];
  if (value.name !== undefined) return namesIn(value.name, byId, depth + 1);
  const id = idOf(value);
  const other = id === null ? undefined : byId.get(id);
  return other === undefined || other === value ? [] : namesIn(other, byId, depth + 1);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(
      text.replace(/^\s*(<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[)|(-->|\/\*\]\]>\*\/|\/\/\]\]>)\s*$/g, ""),
    );
  } catch {
    return null;
  }
}

function objectsIn(value: unknown, depth = 0): unknown[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((one) => objectsIn(one, depth + 1));
  if (!isObject(value)) return [];
  return [value, ...objectsIn(value["@graph"] ?? [], depth + 1), ...objectsIn(value.mainEntity ?? [], depth + 1)];
}

const isAddress = (text: string) => /^(https?:)?\/\/|^www\./i.test(text.trim());
const BY =
  /^\s*(by|von|par|por|di|da|de|автор:?|autor:?|auteur:?|author:?|written by|words by|tekst:?|text:?|av|af|od|door)\s+(?=\p{Lu})/iu;
const BYLINE_MAX_CHARACTERS = 120;
const NAME_MAX_WORDS = 5;
const AUTHORS_MAX = 4;
/** What a class is called that holds a name: author, article-author, autor, auteurs, nombre-autor, username. */
const HOLDS_NAME =
  /^(?:[a-z]+[-_]+)*(?:author|autor|auteur|auteurs|authors|autore|byline|username|posted-?by|writer)(?:[-_]+(?:name|link))?$/i;
/** Where pages about authors stand. */
const ABOUT_AUTHOR =
  /\/(?:authors?|autor(?:en|es|e)?|auteurs?|redaktion|profile|staff|journalists?|contributors?)\/[^/?#]+/i;

/** Who wrote it: names, not addresses; and who published it only where nobody else is named. */
function authorOf(document: Dom, about: About | null, meta: Meta): string | null {
  const publisher = tidy(about?.publisher ?? meta("og:site_name"))?.toLowerCase();
  const said =
    nameIn(about?.author) ??
    nameIn(
      meta(
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dc.contributor",
        "dcterms.creator",
        "byl",
      ),
    );
  if (said && said.toLowerCase() !== publisher) return said;
  return shownAuthor(document) ?? said;
}

function nameIn(text: string | null | undefined): string | null {
  const line = tidy(text)?.replace(BY, "").trim();
  return line && !isAddress(line) && line.length <= BYLINE_MAX_CHARACTERS && !/^\d/.test(line) ? line : null;
}

/** Who is named on the page as its author: by what the markup says, by what a class is called, by a link, by a line that begins with “by”. */
function shownAuthor(document: Dom): string | null {
  const namesOf = (elements: Iterable<Element>): string | null => {
    const names = [...elements]
      .filter((element) => !isBeside(element))
      .flatMap((element) => nameIn(element.getAttribute("content") ?? element.textContent) ?? []);
    const unique = [...new Set(names)];
    return unique.length > 0 && unique.length <= AUTHORS_MAX ? unique.join(", ") : null;
  };
  const find = (selector: string) => [...document.querySelectorAll(selector)] as Element[];
  const classes = (element: Element) => (element.getAttribute("class") ?? "").split(/\s+/);
  const isName = (element: Element) => {
    const words = (tidy(element.textContent)?.replace(BY, "") ?? "").split(" ");
    return words.length <= NAME_MAX_WORDS && /^\p{L}[\p{L}\p{M}.’' -]+$/u.test(words.join(" "));
  };
  const called = find("[class]").filter((element) => classes(element).some((name) => HOLDS_NAME.test(name)));
  return (
    namesOf(find('[itemprop~="author"] [itemprop~="name"]')) ??
    namesOf(find('[itemprop~="author"]')) ??
    namesOf(find('a[rel~="author"]')) ??
    namesOf(called.flatMap((element) => [...element.querySelectorAll("a")] as Element[]).filter(isName)) ??
    namesOf(called.filter(isName).slice(0, 1)) ??
    namesOf(
      find("a[href]")
        .filter((one) => ABOUT_AUTHOR.test(one.getAttribute("href") ?? "") && isName(one))
        .slice(0, 1),
    ) ??
    namesOf(called)
  );
}

const BESIDE_TAG = new Set(["NAV", "ASIDE", "FOOTER"]);
const BESIDE_NAME =
  /\b(related|recommend\w*|sidebar|teaser\w*|most-?read|popular|trending|comments?|widget|promo\w*|newsletter|carousel|more-?on)\b/i;

/** Whether an element stands in what is not the story: navigation, other stories, comments. What the whole page is called says nothing. */
function isBeside(element: Element): boolean {
  for (let at = element as Element | null; at && at.tagName !== "BODY"; at = at.parentElement as Element | null) {
    if (BESIDE_TAG.has(at.tagName.toUpperCase())) return true;
    if (BESIDE_NAME.test(`${at.getAttribute("class") ?? ""} ${at.getAttribute("id") ?? ""}`)) return true;
  }
  return false;
}

/** The day that most witnesses name, and of several the one that the better witness names. */
function publishedOn(document: Dom, about: About | null, meta: Meta, url: string | null): string | null {
  const said = (value: string | null | undefined) => dayOf(value ?? null);
  const story = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((element) => !isBeside(element as Element));
  const attributes = (element: Element | undefined) =>
    element ? (element.getAttribute("content") ?? element.getAttribute("datetime") ?? element.textContent) : null;
  const inStory = story("time[datetime]").filter((element) => isInStory(document, element as Element));
  const witnesses = [
    said(meta("article:published_time", "og:article:published_time", "og:published_time")),
    said(about?.datePublished),
    said(attributes(story('[itemprop~="datePublished"]')[0] as Element | undefined)),
    said(
      meta(
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "article.published",
        "cxenseparse:recs:publishtime",
        "datepublished",
      ),
    ),
    said(inStory[0]?.getAttribute("datetime")),
    visibleDay(document),
    dayOfAddress(url),
    said(
      meta(
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "dcterms.issued",
        "date",
        "dc.date.created",
        "citation_date",
        "citation_publication_date",
      ),
    ),
  ].flatMap((day) => day ?? []);
  const counts = new Map<string, number>();
  for (const day of witnesses) counts.set(day, (counts.get(day) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return witnesses.find((day) => counts.get(day) === most) ?? null;
}

const isPossible = (day: string): boolean => isDay(day) && day >= FIRST_PRINTED;

function dayOf(value: string | null): string | null {
  if (value === null) return null;
  const iso = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(value);
  const day = iso ? `${iso[1]}-${iso[2]}-${iso[3]}` : dayIn(unescaped(value).slice(0, LINE_MAX_CHARACTERS));
  return day && isPossible(day) ? day : null;
}

function dayOfAddress(url: string | null): string | null {
  const [, year, month, day] = /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(url ?? "") ?? [];
  if (!year || !month || !day) return null;
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isPossible(written) ? written : null;
}

/** Whether an element stands in the same story as the page's heading. */
function isInStory(document: Dom, element: Element): boolean {
  const story = document.querySelector("h1")?.closest("article, main");
  return !story || story.contains(element as never) || element.closest("article") === null;
}

const LINES_AFTER_HEADING = 12;
const DAY_LINE_MAX_CHARACTERS = 160;
const UPDATED = /updated|modified|aktualisiert|actualizado|mis à jour|aggiornato|обновлено|güncelleme/i;

/** A day that stands on a line of its own soon after the heading. */
function visibleDay(document: Dom): string | null {
  const heading = document.querySelector("h1");
  if (!heading) return null;
  let at: Element | null = heading as Element;
  let lines = 0;
  while (at && lines < LINES_AFTER_HEADING) {
    const next: Element | null = at.nextElementSibling as Element | null;
    if (!next) {
      at = at.parentElement as Element | null;
      if (!at || at.tagName.toUpperCase() === "BODY") return null;
      continue;
    }
    at = next;
    lines += 1;
    if (isBeside(next)) continue;
    const day = firstDay(next);
    if (day) return day;
  }
  return null;
}

function firstDay(element: Element): string | null {
  const text = normaliseText(element.textContent ?? "").replaceAll("\n", " ");
  if (text.length <= DAY_LINE_MAX_CHARACTERS) {
    const [before = text] = UPDATED.test(text) ? text.split(UPDATED) : [text];
    const day = dayIn(before) ?? (before.trim() === "" ? null : dayIn(text));
    return day && isPossible(day) ? day : null;
  }
  for (const child of [...element.children].slice(0, LINES_AFTER_HEADING)) {
    const day = firstDay(child as Element);
    if (day) return day;
  }
  return null;
}
