"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { ClaimForm } from "#components/claims/claim-form";
import { classNames } from "#components/ui/class-names";
import { key } from "#components/ui/key";
import { directionOf } from "#messages/locales";
import { paragraphsOf } from "#server/articles/anchoring/paragraphs";
import { type Sentence, sentencesOf } from "#server/articles/anchoring/sentences";
import type { ArticleView, MarkedPassageView } from "#server/articles/views";

type Props = { locale: string; article: ArticleView; canSubmit: boolean; children: ReactNode };

/** An article to read quietly, in which every sentence can be made a claim by mouse, finger and keyboard. */
export function ArticleReader({ locale, article, canSubmit, children }: Props) {
  const t = useTranslations("articles");
  const { copy, text, language, passages } = article;
  const isSplit = useIsSplit(text);
  const paragraphs = useMemo(() => (isSplit ? sentencesOf(text, language) : []), [isSplit, text, language]);
  const [open, setOpen] = useState<Sentence | null>(null);
  const formRef = useRef<HTMLDivElement>(null);
  const textRef = useRef<HTMLDivElement>(null);
  const numbered = passages.map((passage, index) => ({ ...passage, number: index + 1 }));

  function choose(sentence: Sentence) {
    setOpen(sentence);
    requestAnimationFrame(() => formRef.current?.querySelector<HTMLElement>("textarea")?.focus());
  }

  function close() {
    const start = open?.start;
    setOpen(null);
    requestAnimationFrame(() => textRef.current?.querySelector<HTMLElement>(`[data-start="${start}"]`)?.focus());
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[data-start]"));
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

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
          dir={language ? directionOf(language) : "auto"}
          className="prose-text"
          onKeyDown={onKeyDown}
        >
          {!isSplit && paragraphsOf(text).map(({ start, text: line }) => <p key={start}>{line}</p>)}
          {paragraphs.map((sentences) => (
            <p key={sentences[0]?.start}>
              {sentences.map((sentence) => (
                <SentenceLink
                  key={sentence.start}
                  sentence={sentence}
                  passages={numbered.filter(({ start, end }) => start < sentence.end && end > sentence.start)}
                  isOpen={open?.start === sentence.start}
                  onChoose={canSubmit ? choose : null}
                />
              ))}
            </p>
          ))}
        </div>
      </article>
      <aside className="min-w-0 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto">
        <div ref={formRef}>
          {open && (
            <ClaimForm
              key={open.start}
              locale={locale}
              language={language}
              about={{ passage: { copy, start: open.start, end: open.end, exact: open.text } }}
              onCancel={close}
            />
          )}
        </div>
        {canSubmit && !open && (
          <p className="mb-6 text-sm text-ink-soft">
            {t.rich("how", {
              kbd: key,
            })}
          </p>
        )}
        <section aria-labelledby="claims-here">
          <h2 id="claims-here" className="mb-2.5 text-sm font-semibold text-ink-soft">
            {t("claimsHere")}
          </h2>
          {numbered.length === 0 && <p className="text-sm text-ink-soft">{t("noClaimsHere")}</p>}
          <ol className="divide-y divide-rule">
            {numbered.map(({ claim, number, statement, start }) => (
              <li key={`${claim}-${start}`} className="py-2.5 first:pt-0">
                <Link
                  href={`/${locale}/desk/claims/${claim}`}
                  prefetch={false}
                  className="grid grid-cols-[1.4rem_1fr] hover:underline"
                >
                  <b className="font-semibold tabular-nums">{number}</b>
                  <span className="font-text text-body leading-snug">{statement}</span>
                </Link>
              </li>
            ))}
          </ol>
        </section>
      </aside>
    </div>
  );
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

type SentenceProps = {
  sentence: Sentence;
  passages: (MarkedPassageView & { number: number })[];
  isOpen: boolean;
  onChoose: ((sentence: Sentence) => void) | null;
};

/** Inline, so that it wraps like text: a button would not. */
function SentenceLink({ sentence, passages, isOpen, onChoose }: SentenceProps) {
  const content = (
    <>
      {sentence.text}
      {passages.map(({ claim, number }) => (
        <sup key={claim} className="ms-0.5 font-ui text-2xs font-semibold text-ink-soft">
          {number}
        </sup>
      ))}
    </>
  );
  const look = classNames(
    "rounded-[2px] box-decoration-clone",
    passages.length > 0 && "bg-mark",
    isOpen && "bg-accent-ground shadow-[0_2px_0_var(--accent)]",
  );
  if (!onChoose) return <span className={look}>{content} </span>;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a button does not wrap over lines */}
      <span
        role="button"
        tabIndex={0}
        data-start={sentence.start}
        aria-pressed={isOpen}
        className={classNames(look, "cursor-pointer hover:bg-accent-ground")}
        onClick={() => onChoose(sentence)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " " && event.key !== "c") return;
          event.preventDefault();
          onChoose(sentence);
        }}
      >
        {content}
      </span>{" "}
    </>
  );
}
