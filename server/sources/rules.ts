import type { SourceView } from "#server/sources/views";

/** Words of a document that were quoted once or several times, each time as a source of another claim. */
export type QuotedWords = { quote: string; sources: [SourceView, ...SourceView[]] };

/** A document that sources quote, with what is quoted of it in the order of its first number. */
export type QuotedDocument = { source: SourceView; quotes: QuotedWords[] };

/**
 * Sources by the document that they quote: a document stands once, and so do the same words of it, with all the numbers under
 * which they are cited. One without an address is known by its title and publisher.
 */
export function documentsOf(sources: readonly SourceView[]): QuotedDocument[] {
  const documents = new Map<string, QuotedDocument>();
  for (const source of sources) {
    const key = source.url ?? `${source.title}\n${source.publisher ?? ""}`;
    const document = documents.get(key) ?? { source, quotes: [] };
    documents.set(key, document);
    const words = document.quotes.find(({ quote }) => quote === source.quote);
    if (words) words.sources.push(source);
    else document.quotes.push({ quote: source.quote, sources: [source] });
  }
  return [...documents.values()];
}
