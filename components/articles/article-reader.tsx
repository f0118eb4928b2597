"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { selectedWords } from "#components/articles/selected-words";
import { type NumberedPassage, SentenceText } from "#components/articles/sentence-text";
import { type ClaimDraft, ClaimForm } from "#components/claims/claim-form";
import { SuggestionList } from "#components/claims/suggestion-list";
import { Button } from "#components/ui/button";
import { Key, key } from "#components/ui/key";
import { Quotation } from "#components/ui/quotation";
import { directionOf } from "#messages/locales";
import { codePointLength, sliceCodePoints } from "#server/articles/anchoring/code-points";
import { paragraphsOf } from "#server/articles/anchoring/paragraphs";
import { PASSAGE_MAX_CHARACTERS } from "#server/articles/anchoring/passage";
import { findQuote } from "#server/articles/anchoring/quote";
import { type Sentence, sentencesOf } from "#server/articles/anchoring/sentences";
import { moveByWord, type Selected } from "#server/articles/anchoring/word-steps";
import type { ArticleView } from "#server/articles/views";
import type { SuggestionView } from "#server/claims/views";

type Props = {
  locale: string;
  article: ArticleView;
  /** The topics on the list, for claims that are made of it. */
  topics: readonly string[];
  canSubmit: boolean;
  suggestions: readonly SuggestionView[];
  /** Words that were selected where the article was seen; they are chosen here too. */
  quote: string;
  children: ReactNode;
};

/** How the words that are chosen are shown: by the browser while it selects, by the page once keys move them. */
type Chosen = Selected & { isShownBy: "browser" | "page" };

/**
 * An article to read quietly. Any words of it can be made a claim: a sentence by one press, others by selecting them
 * with mouse, finger or keyboard, over the end of a sentence too.
 */
export function ArticleReader({ locale, article, topics, canSubmit, suggestions, quote, children }: Props) {
  const t = useTranslations("articles");
  const router = useRouter();
  const { copy, text, language, headings, locators, passages, lost } = article;
  const isSplit = useIsSplit(text);
  const paragraphs = useMemo(() => (isSplit ? sentencesOf(text, language) : []), [isSplit, text, language]);
  const numbered = useMemo(() => passages.map((passage, index) => ({ ...passage, number: index + 1 })), [passages]);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [draft, setDraft] = useState<ClaimDraft>({});
  const formRef = useRef<HTMLDivElement>(null);
  const textRef = useRef<HTMLDivElement>(null);
  const direction = language ? directionOf(language) : "ltr";

  // What the browser selects is followed, until a form is open: then the words are settled.
  useEffect(() => {
    if (!canSubmit || isMaking) return;
    const onSelect = () => {
      const words = textRef.current && selectedWords(textRef.current, text, language);
      setChosen((before) => {
        if (words) return { ...words, isShownBy: "browser" };
        return before?.isShownBy === "browser" ? null : before;
      });
    };
    document.addEventListener("selectionchange", onSelect);
    // Words may have been selected before this script came.
    onSelect();
    return () => document.removeEventListener("selectionchange", onSelect);
  }, [canSubmit, isMaking, text, language]);

  useEffect(() => {
    const place = quote && canSubmit ? findQuote(text, quote.slice(0, PASSAGE_MAX_CHARACTERS)) : null;
    if (!place) return;
    setChosen({ ...place, isShownBy: "page" });
    scrollToSentence(textRef.current, place.start);
  }, [quote, canSubmit, text]);

  const make = useCallback((words: Selected, drafted: ClaimDraft = {}) => {
    setDraft(drafted);
    setChosen({ start: words.start, end: words.end, isShownBy: "page" });
    setMaking(true);
    requestAnimationFrame(() => formRef.current?.querySelector<HTMLElement>("textarea")?.focus());
  }, []);

  function close() {
    const start = chosen?.start ?? 0;
    setMaking(false);
    setChosen(null);
    requestAnimationFrame(() => {
      const sentences = Array.from(textRef.current?.querySelectorAll<HTMLElement>("[data-start]") ?? []);
      sentences.findLast(({ dataset }) => Number(dataset.start) <= start)?.focus();
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const sentence = sentenceAt(event.currentTarget, paragraphs);
    if (event.ctrlKey || event.metaKey || !sentence) return;
    const arrow = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (arrow && event.shiftKey !== event.altKey && canSubmit && !isMaking) {
      event.preventDefault();
      // A key that points along the text moves a border onwards, whichever way the text runs.
      const step = (direction === "rtl" ? -arrow : arrow) as 1 | -1;
      const from = chosen ?? { start: sentence.start, end: sentence.end };
      document.getSelection()?.removeAllRanges();
      setChosen({
        ...moveByWord(text, from, event.shiftKey ? "end" : "start", step, language),
        isShownBy: "page",
      });
      return;
    }
    if (event.altKey || event.shiftKey) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!isMaking) setChosen(null);
      const all = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[data-start]"));
      const at = all.indexOf(document.activeElement as HTMLElement);
      all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
    } else if (event.key === "Escape") {
      setChosen(null);
    } else if (event.key === "c" && canSubmit) {
      event.preventDefault();
      make(chosen ?? sentence);
    } else if (event.key === "o") {
      const here = numbered.filter(({ start, end }) => start < sentence.end && end > sentence.start);
      const [only] = here;
      if (only && here.length === 1) router.push(`/${locale}/desk/claims/${only.claim}`);
      else if (only) focusNumber(event.currentTarget, only.claim);
    }
  }

  /** The page that begins in a paragraph, or the time at which it begins to be said. */
  const labelIn = (sentences: readonly Sentence[]) => {
    const [from, until] = [sentences[0]?.start ?? 0, sentences.at(-1)?.end ?? 0];
    const mark = locators?.marks.find(({ at }) => at >= from && at < until);
    if (!mark || !locators) return undefined;
    // Of a paragraph that goes on from one page to the next both are said.
    const begun =
      locators.unit === "page" && mark.at > from ? locators.marks.findLast(({ at }) => at <= from) : undefined;
    return t(`locator.${locators.unit}`, { says: begun ? `${begun.says}–${mark.says}` : mark.says });
  };
  const exact = chosen ? sliceCodePoints(text, chosen.start, chosen.end) : "";
  const isTooLong = codePointLength(exact) > PASSAGE_MAX_CHARACTERS;
  // What is a claim already is suggested no more.
  const open = suggestions.filter(({ start, end }) => within(numbered, { start, end }).length === 0);
  const shown = chosen?.isShownBy === "page" ? chosen : null;
  const onChoose = canSubmit ? (words: Selected) => make(words) : null;
  return (
    <div className="page grid gap-x-10 gap-y-8 py-7 lg:grid-cols-[minmax(0,44rem)_minmax(17rem,24rem)]">
      <article className="min-w-0">
        {children}
        {/* biome-ignore lint/a11y/useSemanticElements: sentences of a text are no group of fields */}
        <div
          ref={textRef}
          role="group"
          aria-label={t("sentences")}
          lang={language ?? undefined}
          dir={language ? direction : "auto"}
          className="prose-text"
          onKeyDown={onKeyDown}
        >
          {!isSplit && paragraphsOf(text).map(({ start, text: line }) => <p key={start}>{line}</p>)}
          {paragraphs.map((sentences) => (
            <p
              key={sentences[0]?.start}
              data-locator={labelIn(sentences)}
              className={headings.some(({ at }) => at === sentences[0]?.start) ? "font-semibold" : undefined}
            >
              {sentences.map((sentence) => (
                <SentenceText
                  key={sentence.start}
                  locale={locale}
                  sentence={sentence}
                  passages={within(numbered, sentence)}
                  selected={shown && shown.start < sentence.end && shown.end > sentence.start ? shown : null}
                  onChoose={onChoose}
                />
              ))}
            </p>
          ))}
        </div>
        {canSubmit && chosen && !isMaking && (
          <div className="sticky bottom-3 z-10 mt-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded border border-field bg-paper-raised p-2 text-sm">
            <p role="status" className="min-w-0 flex-1 basis-48 truncate font-text" dir="auto">
              <Quotation text={exact} />
            </p>
            {isTooLong && <p className="text-danger">{t("wordsTooMany", { max: PASSAGE_MAX_CHARACTERS })}</p>}
            <Button
              variant="primary"
              disabled={isTooLong}
              // The press would take the selection away before it is read.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => make(chosen)}
            >
              {t("makeClaim")} <Key>c</Key>
            </Button>
          </div>
        )}
      </article>
      <aside className="min-w-0 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto">
        <div ref={formRef}>
          {isMaking && chosen && (
            <ClaimForm
              listed={topics}
              key={`${chosen.start}-${chosen.end}`}
              locale={locale}
              language={language}
              draft={draft}
              about={{ passage: { copy, start: chosen.start, end: chosen.end, exact } }}
              onCancel={close}
            />
          )}
        </div>
        {canSubmit && !isMaking && open.length > 0 && (
          <SuggestionList
            suggestions={open}
            onChoose={({ start, end, statement, claimant, saidOn }) => {
              scrollToSentence(textRef.current, start);
              make({ start, end }, { statement, claimant, saidOn });
            }}
          />
        )}
        {canSubmit && !isMaking && (
          <div className="mb-6 text-sm text-ink-soft">
            <p>{t("how")}</p>
            <p className="mt-1.5 max-md:hidden">{t.rich("howKeys", { kbd: key })}</p>
          </div>
        )}
        <ClaimsHere locale={locale} passages={numbered} lost={lost} />
      </aside>
    </div>
  );
}

type ClaimsHereProps = { locale: string; passages: readonly NumberedPassage[]; lost: ArticleView["lost"] };

function ClaimsHere({ locale, passages, lost }: ClaimsHereProps) {
  const t = useTranslations("articles");
  return (
    <section aria-labelledby="claims-here">
      <h2 id="claims-here" className="mb-2.5 text-sm font-semibold text-ink-soft">
        {t("claimsHere")}
      </h2>
      {passages.length === 0 && <p className="text-sm text-ink-soft">{t("noClaimsHere")}</p>}
      <ol className="divide-y divide-rule">
        {passages.map(({ claim, number, statement, start, found }) => (
          <li key={`${claim}-${start}`} className="py-2.5 first:pt-0">
            <Link
              href={`/${locale}/desk/claims/${claim}`}
              prefetch={false}
              className="grid grid-cols-[1.4rem_1fr] hover:underline"
            >
              <b className="font-semibold tabular-nums">{number}</b>
              <span className="text-sm leading-snug" dir="auto">
                {statement}
              </span>
            </Link>
            {found && (
              <p className="ps-[1.4rem] text-xs text-ink-soft">
                {t(`foundAgain.${found.how}`, { percent: Math.round(found.sureness * 100) })}
              </p>
            )}
          </li>
        ))}
      </ol>
      {lost.length > 0 && (
        <>
          <h3 className="mt-5 mb-1.5 text-sm font-semibold text-ink-soft">{t("lostTitle")}</h3>
          <ul className="grid gap-1.5">
            {lost.map(({ claim, statement }) => (
              <li key={claim} className="text-sm leading-snug" dir="auto">
                <Link href={`/${locale}/desk/claims/${claim}`} prefetch={false} className="underline">
                  {statement}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const NO_PASSAGES: readonly NumberedPassage[] = [];

/** The claims of which words stand in a sentence; for most sentences the same empty list, so that they are not drawn again. */
function within(passages: readonly NumberedPassage[], { start, end }: Selected): readonly NumberedPassage[] {
  const here = passages.filter((passage) => passage.start < end && passage.end > start);
  return here.length > 0 ? here : NO_PASSAGES;
}

/** The sentence that has the focus, or stands before the number that has it. */
function sentenceAt(container: HTMLElement, paragraphs: Sentence[][]): Sentence | undefined {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !container.contains(focused)) return undefined;
  const start = Number(focused.dataset.start ?? Number.NaN);
  return paragraphs.flat().find((sentence) => sentence.start === start);
}

/** Brings the sentence in which a place stands into view. */
function scrollToSentence(container: HTMLElement | null, start: number) {
  const sentences = Array.from(container?.querySelectorAll<HTMLElement>("[data-start]") ?? []);
  sentences.findLast(({ dataset }) => Number(dataset.start) <= start)?.scrollIntoView({ block: "center" });
}

function focusNumber(container: HTMLElement, claim: string) {
  container.querySelector<HTMLElement>(`[data-claim="${claim}"]`)?.focus();
}

/** A text that is longer comes from the server in paragraphs, and is split into its sentences in the browser. */
const SPLIT_AT_ONCE_MAX_CHARACTERS = 40_000;

/** Whether a text is shown in sentences yet: a book has too many to be drawn while others wait for their pages. */
function useIsSplit(text: string): boolean {
  const [isInBrowser, setInBrowser] = useState(false);
  // The browser is there only after the page was drawn on the server.
  useEffect(() => setInBrowser(true), []);
  return isInBrowser || text.length <= SPLIT_AT_ONCE_MAX_CHARACTERS;
}
