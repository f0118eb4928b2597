import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names";
import { Day } from "#components/ui/day";
import { Quotation } from "#components/ui/quotation";
import type { Stance } from "#db/vocabulary";
import { languageName } from "#messages/languages";
import { directionOf } from "#messages/locales";
import { addressOfWords } from "#server/articles/anchoring/text-fragment";
import { isReachable } from "#server/articles/rules";
import { documentsOf, type QuotedDocument, type QuotedWords } from "#server/sources/rules";
import type { SourceView } from "#server/sources/views";

/** Filled supports, outlined refutes, dashed gives context; the word always stands beside it. */
const BOX: Record<Stance, string> = {
  supports: "border-supports bg-supports text-paper",
  refutes: "border-refutes",
  context: "border-dashed border-ink-soft",
};
const WORD: Record<Stance, string> = { supports: "text-supports", refutes: "text-refutes", context: "text-ink-soft" };
const STANCES = ["supports", "refutes", "context"] as const;

type Bears = { /** The number of the reading; null for the claim itself. */ reading: number | null };

function Chip({ stance, children, href }: { stance: Stance; children: ReactNode; href?: string }) {
  const t = useTranslations("sources");
  const Element = href ? "a" : "span";
  return (
    <Element
      {...(href && { href })}
      className={classNames(
        "inline-flex items-center gap-1.5 text-sm leading-tight font-medium",
        WORD[stance],
        href && "hover:underline",
      )}
    >
      <b className={classNames("numbered print:[print-color-adjust:exact]", BOX[stance])}>{children}</b>
      {t(`bears.${stance}`)}
    </Element>
  );
}

type Props = {
  sources: SourceView[];
  /** The number of the reading that a claim answers; a claim that is not in it is the main one. */
  ofReading: ReadonlyMap<string, number>;
};

/** What the sources say: every document once, its quotes under it, each with what it bears on. */
export function QuotedDocuments({ sources, ofReading }: Props) {
  const t = useTranslations("sources");
  const documents = documentsOf(sources);
  const quotes = documents.reduce((sum, document) => sum + document.quotes.length, 0);
  const readingOf = (source: SourceView): Bears => ({ reading: ofReading.get(source.claim) ?? null });
  return (
    <>
      <p className="mb-4 flex flex-wrap gap-x-4 gap-y-1.5 text-sm text-ink-soft">
        <span>
          {t("quotesOf", { quotes, documents: documents.length })}
          {ofReading.size > 0 && ` ${t("inTheBox")}`}
        </span>
        {STANCES.filter((stance) => sources.some((source) => source.stance === stance)).map((stance) => (
          <Chip key={stance} stance={stance}>
            {ofReading.size > 0 ? "1" : ""}
          </Chip>
        ))}
      </p>
      {documents.map((document) => (
        <Document key={document.source.id} document={document} readingOf={readingOf} />
      ))}
    </>
  );
}

function Document({ document, readingOf }: { document: QuotedDocument; readingOf: (source: SourceView) => Bears }) {
  const t = useTranslations("sources");
  const locale = useLocale();
  const { source, quotes } = document;
  const { title, publisher, url, language, readAt } = source;
  const all = quotes.flatMap((words) => words.sources);
  const kinds = [...new Set(all.map(({ kind }) => t(`kind.${kind}`)))];
  const interests = [...new Set(all.flatMap(({ interest }) => interest || []))];
  const isWholly = all.every(({ whyNot }) => whyNot === null);
  const found = all.flatMap(({ quote, before, after, whyNot }) =>
    whyNot === null ? [{ exact: quote, before, after }] : [],
  );
  const kept = quotes.filter(({ sources: [first] }) => first.whyNot === null && first.sha256);
  return (
    <section className="border-t border-rule py-4 first-of-type:border-t-0 first-of-type:pt-0">
      <h3 className="max-w-measure font-text text-[1.125rem] leading-snug font-semibold text-balance">
        {url && isReachable(url) ? (
          <a
            href={addressOfWords(url, found, found.length === 1 ? source.locator : "")}
            rel="noopener noreferrer nofollow"
            data-address={url}
            className="print-address underline decoration-field"
          >
            {title}
          </a>
        ) : (
          title
        )}
      </h3>
      <p className="max-w-measure text-sm leading-normal text-ink-soft">
        {publisher && `${publisher}. `}
        {kinds.join(", ")}.
        {language && language !== locale && ` ${t("inLanguage", { language: languageName(locale, language) })}`}
        {interests.map((interest) => (
          <span key={interest} dir="auto">
            {" "}
            {t("interest", { interest })}
          </span>
        ))}
        {isWholly && ` ${t("allFound", { count: quotes.length })}`}
      </p>
      {readAt && kept.length > 0 && (
        <details className="text-sm leading-normal print:hidden">
          <summary className="text-ink-soft underline decoration-field underline-offset-[0.22em]">
            {t("keptCopy")} <Day at={readAt} />
          </summary>
          {kept.map(({ quote, sources: [first] }) => (
            <blockquote
              key={quote}
              lang={language ?? undefined}
              dir={language ? directionOf(language) : "auto"}
              className="my-3 max-w-measure border-s border-field ps-4 font-text text-[1rem] leading-normal whitespace-pre-line"
            >
              <Around text={first.before} side="start" />
              <mark className="box-decoration-clone px-[0.1em] py-[0.05em]">{quote}</mark>
              <Around text={first.after} side="end" />
            </blockquote>
          ))}
          <details className="mb-2">
            <summary className="text-ink-soft underline decoration-field underline-offset-[0.22em]">
              {t("unchanged")}
            </summary>
            <p className="mt-1 max-w-measure text-ink-soft">
              {t("unchangedHow")} <code className="text-xs break-all text-ink">{source.sha256}</code>
            </p>
          </details>
        </details>
      )}
      <ol className="mt-2">
        {quotes.map((words) => (
          <Words key={words.quote} words={words} language={language} readingOf={readingOf} />
        ))}
      </ol>
    </section>
  );
}

/** As much of the sentence as shows that the quotation does not turn it round. */
const AROUND_CHARACTERS = 160;

/** The rest of the sentence before or after a quotation, cut between words where it is long. */
function Around({ text, side }: { text: string; side: "start" | "end" }) {
  if (text === "") return null;
  if (text.length <= AROUND_CHARACTERS) return text;
  const cut =
    side === "start"
      ? text.slice(-AROUND_CHARACTERS).replace(/^\S*\s/, "")
      : text.slice(0, AROUND_CHARACTERS).replace(/\s\S*$/, "");
  return side === "start" ? `… ${cut}` : `${cut} …`;
}

type WordsProps = {
  words: QuotedWords;
  language: string | null;
  readingOf: (source: SourceView) => Bears;
};

/** A quote under all the numbers by which it is cited, with what it bears on, and what is said of it. */
function Words({ words: { quote, sources }, language, readingOf }: WordsProps) {
  const t = useTranslations("sources");
  const [first, ...others] = sources;
  const locators = [...new Set(sources.flatMap(({ locator }) => locator || []))];
  const notes = [...new Set(sources.flatMap(({ note }) => note || []))];
  const origin = sources.find((source) => source.origin !== null)?.origin;
  return (
    <li
      id={`source-${first.number}`}
      className="cited grid scroll-mt-16 grid-cols-[2.2rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 py-2 break-inside-avoid @4xl:grid-cols-[2.2rem_minmax(0,1fr)_13rem]"
    >
      <b className="text-sm font-semibold text-ink-soft tabular-nums">
        S{first.number}
        {others.map(({ number }) => (
          <span key={number} id={`source-${number}`} className="block scroll-mt-16">
            S{number}
          </span>
        ))}
      </b>
      <div className="max-w-[60ch]">
        <blockquote
          lang={language ?? undefined}
          dir={language ? directionOf(language) : "auto"}
          className="font-text text-body leading-[1.45] whitespace-pre-line"
        >
          <Quotation text={quote} />
        </blockquote>
        <div className="grid gap-0.5 text-sm leading-normal text-ink-soft">
          {first.translation && (
            <p dir="auto">
              {t("translation")} {first.translation}
            </p>
          )}
          {first.whyNot !== null && (
            <p className="font-semibold text-mixed">{t("notFound", { reason: first.whyNot })}</p>
          )}
          {first.whyNot === null && first.foundIn !== "main" && <p>{t(`found.${first.foundIn}`)}.</p>}
          {locators.length > 0 && <p dir="auto">{locators.join(", ")}</p>}
          {notes.map((note) => (
            <p key={note} dir="auto">
              {note}
            </p>
          ))}
          {origin != null && <p>{t("origin", { number: origin })}</p>}
          {sources.map(
            ({ number, withdrawnBecause }) =>
              withdrawnBecause !== null && (
                <p key={number} className="font-semibold text-danger">
                  {t("withdrawn", { reason: withdrawnBecause })}
                </p>
              ),
          )}
        </div>
      </div>
      <p className="col-start-2 flex flex-wrap gap-x-4 gap-y-1.5 @4xl:col-start-3">
        {sources.map((source) => {
          const { reading } = readingOf(source);
          return (
            <Chip
              key={source.number}
              stance={source.stance}
              href={reading === null ? "#claim-rated" : `#reading-${reading}`}
            >
              {reading ?? t("theClaim")}
            </Chip>
          );
        })}
      </p>
    </li>
  );
}
