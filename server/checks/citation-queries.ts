import "server-only";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { dateLocaleOf } from "#messages/locales";
import { CITATION_FORMS, type CitationForm } from "#server/checks/schemas";
import type { CitationView, PublishedCheckView } from "#server/checks/views";

type Cited = Pick<PublishedCheckView, "slug" | "locale" | "language" | "title" | "author" | "version" | "changedAt">;
type Site = { publicUrl: string; name: string };

const addressOf = ({ locale, slug }: Cited, { publicUrl }: Site) => `${publicUrl}/${locale}/checks/${slug}`;

/** A check as CSL-JSON has it (citeproc): a web page with its version, its author and the day of that version. */
function cslOf(check: Cited, site: Site, verdict: string) {
  const { slug, title, author, version, changedAt, language } = check;
  return {
    id: slug,
    type: "webpage",
    title,
    author: [{ literal: author }],
    "container-title": site.name,
    publisher: site.name,
    issued: { "date-parts": [[changedAt.getUTCFullYear(), changedAt.getUTCMonth() + 1, changedAt.getUTCDate()]] },
    URL: addressOf(check, site),
    version: String(version),
    language,
    note: verdict,
  };
}

/**
 * How a check is cited, in a form for programs: BibTeX or CSL-JSON.
 *
 * @param verdict the words of its verdict with their state, so that nobody cites the one without the other
 */
export function citationIn(form: CitationForm, check: Cited, site: Site, verdict: string): string {
  const item = cslOf(check, site, verdict);
  return form === "bib" ? new Cite([item]).format("bibtex") : `${JSON.stringify([item], null, 2)}\n`;
}

/** Everything that a page says of how its check is cited. */
export const citationOf = (check: Cited, site: Site, verdict: string): CitationView => ({
  address: addressOf(check, site),
  page: `/${check.locale}/checks/${check.slug}`,
  title: check.title,
  verdict,
  plain: plainCitation(check, site, verdict),
  wikipedia: wikipediaCitation(check, site),
  files: CITATION_FORMS.map((form) => ({ form, path: `/${check.locale}/checks/${check.slug}/cite/${form}` })),
});

/** How a check is cited in a sentence: question, site, version, day, verdict with its state, address. */
function plainCitation(check: Cited, site: Site, verdict: string): string {
  const day = new Intl.DateTimeFormat(dateLocaleOf(check.locale), { dateStyle: "long", timeZone: "UTC" });
  return `“${check.title}” ${site.name}, version ${check.version}, ${day.format(check.changedAt)}. ${verdict}. ${addressOf(check, site)}`;
}

/** How a check is cited in an article of Wikipedia, by its template `cite web`. */
function wikipediaCitation(check: Cited, site: Site): string {
  const said = {
    author: check.author,
    title: check.title,
    url: addressOf(check, site),
    website: site.name,
    date: check.changedAt.toISOString().slice(0, "YYYY-MM-DD".length),
    language: check.language,
  };
  const escaped = (text: string) =>
    text.replaceAll("|", "{{!}}").replace(/[[\]{}](?!\{|!|\})/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `{{cite web |${Object.entries(said)
    .map(([name, value]) => `${name}=${name === "url" ? value : escaped(value)}`)
    .join(" |")}}}`;
}
