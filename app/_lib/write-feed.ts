import { Feed } from "feed";
import { getTranslations } from "next-intl/server";
import { FEED_FORMS, type FeedForm } from "#app/_lib/feed-forms";
import { verdictInWords } from "#components/verdicts/verdict-in-words";
import type { CheckLineView } from "#server/checks/views";
import { cleanText } from "#server/core/rules";
import type { CorrectionLineView } from "#server/corrections/views";
import { env } from "#server/env";
import { isDemo, publicCtx } from "#server/request";

type Entry = { id: string; link: string; title: string; text: string; language: string; at: Date; published: Date };
type Written = { title: string /** Below the site, without the form. */; path: string; page: string; entries: Entry[] };

const TYPE: Record<FeedForm, string> = {
  "atom.xml": "application/atom+xml; charset=utf-8",
  "feed.json": "application/feed+json; charset=utf-8",
};

/**
 * A feed in the form that an address asks for (Atom, RFC 4287; JSON Feed 1.1); 404 for another. One of the example newsroom
 * says so in every title.
 */
export async function writeFeed(
  asked: string,
  locale: string,
  { title, path, page, entries }: Written,
): Promise<Response> {
  const form = FEED_FORMS.find((one) => one === asked);
  if (!form) return new Response(null, { status: 404 });
  const { name } = (await publicCtx()).settings;
  const { PUBLIC_URL } = env();
  const demo = (await isDemo()) ? "DEMO: " : "";
  const address = (one: FeedForm) =>
    `${PUBLIC_URL}${path.replace("?", `/${one}?`)}${path.includes("?") ? "" : `/${one}`}`;
  const feed = new Feed({
    id: `${PUBLIC_URL}${path}`,
    title: cleanText(`${demo}${title} · ${name}`),
    link: `${PUBLIC_URL}${page}`,
    language: locale,
    updated: entries.reduce((last, { at }) => (at > last ? at : last), new Date(0)),
    author: { name, link: `${PUBLIC_URL}/${locale}/about` },
    copyright: "CC BY 4.0",
    favicon: `${PUBLIC_URL}/icon.svg`,
    feedLinks: { atom: address("atom.xml"), json: address("feed.json") },
  });
  for (const entry of entries) {
    feed.addItem({
      id: entry.id,
      link: entry.link,
      title: cleanText(demo + entry.title),
      description: cleanText(entry.text),
      content: cleanText(entry.text),
      date: entry.at,
      published: entry.published,
    });
  }
  const body = form === "atom.xml" ? feed.atom1() : feed.json1();
  return new Response(body, { headers: { "content-type": TYPE[form] } });
}

/** Checks as the entries of a feed: the question with its verdict and state, and the short answer. */
export async function entriesOf(checks: readonly CheckLineView[]): Promise<Entry[]> {
  const t = await getTranslations("verdicts");
  const { PUBLIC_URL } = env();
  return checks.map(({ locale, slug, title, answer, language, verdict, state, publishedAt, changedAt }) => {
    const link = `${PUBLIC_URL}/${locale}/checks/${slug}`;
    const words = verdictInWords(t, verdict, state === "retracted");
    const text = state === "retracted" ? words : `${words}. ${answer}`;
    return { id: link, link, title: `${title} ${words}`, text, language, at: changedAt, published: publishedAt };
  });
}

/** Corrections as the entries of a feed: what kind, of which check, and what was wrong. */
export async function correctionEntriesOf(corrections: readonly CorrectionLineView[]): Promise<Entry[]> {
  const t = await getTranslations("corrections");
  const { PUBLIC_URL } = env();
  return corrections.map(({ type, text, at, slug, locale, language, title, toVersion }) => {
    const link = `${PUBLIC_URL}/${locale}/checks/${slug}`;
    const id = `${link}/versions/${toVersion}#${type}`;
    return { id, link, title: `${t(`type.${type}`)}: ${title}`, text, language, at, published: at };
  });
}
