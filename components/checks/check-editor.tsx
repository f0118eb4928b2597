"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ChooseWords } from "#components/checks/choose-words";
import { useDraftWords, type Words } from "#components/checks/draft-words";
import { LivePreview, useRenderedBody } from "#components/checks/live-preview";
import { ReadingFields } from "#components/checks/reading-fields";
import { goToRequirement, RequirementLinks } from "#components/checks/requirement-links";
import { SuggestionList } from "#components/discussion/suggestion-list";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { classNames } from "#components/ui/class-names";
import { ErrorText } from "#components/ui/error-text";
import { Notice } from "#components/ui/notice";
import { beginningOf } from "#components/ui/quotation";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { useCommand } from "#components/ui/use-command";
import type { WordedField } from "#db/vocabulary";
import { unmetRequirements } from "#server/checks/rules";
import {
  ANSWER_MAX_CHARACTERS,
  BODY_MAX_CHARACTERS,
  CHECK_NOTE_MAX_CHARACTERS,
  TITLE_MAX_CHARACTERS,
} from "#server/checks/schemas";
import type { DraftView } from "#server/checks/views";
import type { SourceView } from "#server/sources/views";

type Props = {
  draft: DraftView;
  sources: SourceView[];
  /** What else can be done with the draft. */
  children?: ReactNode;
};

const SHOWN_QUOTE_CHARACTERS = 40;

const keyOf = (reason: DraftView["dissent"]) => (reason ? `${reason.claim} ${reason.voice}` : "none");

/**
 * Where a check is written, beside the page that it becomes: every save is a version, what is missing follows what is
 * typed, and what was typed and not saved survives a reload and another window.
 */
export function CheckEditor({ draft, sources, children }: Props) {
  const t = useTranslations("editor");
  const ts = useTranslations("sources");
  const tv = useTranslations("verdicts");
  const router = useRouter();
  const trpc = useTRPC();
  const draftWords = useDraftWords(draft);
  const { words, accepts, isChanged, type } = draftWords;
  const save = useCommand(trpc.checks.saveVersion.mutationOptions());
  const submit = useCommand(trpc.checks.submitForReview.mutationOptions());
  const { rendered } = useRenderedBody(words.body, { body: draft.body, rendered: draft.preview.rendered });
  const [side, setSide] = useState<"write" | "preview">("write");
  const bodyRef = useRef<HTMLTextAreaElement>(null);
  const citeRef = useRef<HTMLUListElement>(null);
  const isConflicting = draftWords.conflicts.length > 0;
  const unmet = isChanged ? unmetRequirements(factsOf(draft, words, sources, rendered.citations)) : draft.unmet;

  async function saveDraft(): Promise<number | null> {
    const { claimantContact, claimantContactOn, ...more } = words;
    const done = await save.run({
      ...more,
      check: draft.id,
      fromVersion: draft.version,
      claimantContact: claimantContact === "none" ? null : claimantContact,
      claimantContactOn: claimantContact === "contacted" && claimantContactOn ? claimantContactOn : null,
      accepts,
    });
    if (done) draftWords.wasSaved(done.result.version);
    // A version that was saved in another window is brought in, so that both texts are there to choose from.
    router.refresh();
    return done?.result.version ?? null;
  }

  async function handIn() {
    const [first] = unmet;
    if (first) return goToRequirement(first);
    const version = isChanged ? await saveDraft() : draft.version;
    if (version !== null && (await submit.run({ check: draft.id, version }))) router.refresh();
  }

  const saveNow = useRef(saveDraft);
  saveNow.current = saveDraft;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      if (event.key === "s") {
        event.preventDefault();
        void saveNow.current();
      } else if (event.key === "k" && document.activeElement === bodyRef.current) {
        event.preventDefault();
        citeRef.current?.querySelector("button")?.focus();
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  function cite(number: number) {
    const area = bodyRef.current;
    const from = area?.selectionStart ?? words.body.length;
    const label = `[S${number}]`;
    type({ body: `${words.body.slice(0, from)}${label}${words.body.slice(area?.selectionEnd ?? from)}` });
    area?.focus();
    requestAnimationFrame(() => area?.setSelectionRange(from + label.length, from + label.length));
  }

  const suggested = (field: WordedField) => (
    <SuggestionList
      suggestions={draft.suggestions.filter(
        (one) => one.field === field && one.isAccepted === null && !accepts.includes(one.id),
      )}
      text={words[field]}
      onAccept={(text, suggestion) => draftWords.accept({ [field]: text }, suggestion)}
    />
  );
  const [unknown] = unmet.filter(({ reason }) => reason === "check_citation_unknown");
  return (
    <>
      <header className="sticky top-0 z-10 grid gap-2 border-b border-rule bg-paper px-4 py-2 sm:px-8">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <h1 id="editor" className="font-semibold">
            {t("edit")}
          </h1>
          <p className="text-sm text-ink-soft" role="status">
            {isChanged ? t("unsaved") : t("saved", { version: draft.version })}
          </p>
          <p className="ms-auto flex gap-2">
            <Button
              type="submit"
              form="write"
              variant="secondary"
              isPending={save.isPending}
              disabled={isConflicting || !isChanged}
            >
              {t("save")}
            </Button>
            <Button
              variant="primary"
              onClick={() => void handIn()}
              isPending={submit.isPending}
              disabled={isConflicting}
            >
              {t("submit")}
            </Button>
          </p>
        </div>
        <RequirementLinks unmet={unmet} />
        <nav aria-label={t("show")} className="flex gap-5 lg:hidden">
          {(["write", "preview"] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={side === one}
              onClick={() => setSide(one)}
              className={classNames(
                "-mb-2 min-h-11 border-b-2 text-sm",
                side === one ? "border-accent font-semibold" : "border-transparent text-ink-soft",
              )}
            >
              {t(one)}
            </button>
          ))}
        </nav>
      </header>
      {isConflicting && (
        <ChooseWords
          fields={draftWords.conflicts}
          mine={words}
          theirs={draftWords.saved}
          version={draft.version}
          onSettle={(choices) => {
            draftWords.settle(choices);
            save.clear();
          }}
        />
      )}
      <div className="lg:grid lg:grid-cols-2">
        <form
          method="post"
          id="write"
          noValidate
          aria-labelledby="editor"
          className={classNames("grid content-start gap-4 px-4 py-5 sm:px-8", side === "preview" && "max-lg:hidden")}
          onSubmit={(event) => {
            event.preventDefault();
            void saveDraft();
          }}
        >
          {draft.sentBack && (
            <Notice title={t("sentBack", { handle: draft.sentBack.by, reason: draft.sentBack.reason })} />
          )}
          {draftWords.isMerged && <Notice title={t("merged", { version: draft.version })} />}
          <UnsavedNotice isRestored={draftWords.isRestored && !draftWords.isMerged} onDiscard={draftWords.startOver} />
          <RefusalNotice refusal={isConflicting || draftWords.isMerged ? null : (save.refusal ?? submit.refusal)} />
          <p className="text-sm text-ink-soft">
            <b className="font-semibold text-ink">{t("claimUnderCheck")}:</b> {draft.subject.statement}
          </p>
          <TextArea
            label={t("question")}
            hint={t("questionHint")}
            rows={2}
            isText
            value={words.title}
            onChange={(title) => type({ title })}
            maxCharacters={TITLE_MAX_CHARACTERS}
            errors={save.fieldErrors("title")}
          />
          {suggested("title")}
          <div id="write-answer">
            <TextArea
              label={t("answer")}
              hint={t("answerHint")}
              rows={3}
              isText
              value={words.answer}
              onChange={(answer) => type({ answer })}
              maxCharacters={ANSWER_MAX_CHARACTERS}
              errors={save.fieldErrors("answer")}
            />
          </div>
          {suggested("answer")}
          <ReadingFields
            readings={words.readings}
            onChange={(readings) => type({ readings })}
            errorsOf={save.fieldErrors}
          />
          <div id="write-body" className="grid gap-1.5">
            <TextArea
              ref={bodyRef}
              label={t("body")}
              hint={t("bodyHint")}
              rows={14}
              isText
              value={words.body}
              onChange={(body) => type({ body })}
              maxCharacters={BODY_MAX_CHARACTERS}
              errors={save.fieldErrors("body")}
            />
            {unknown && (
              <p className="text-sm">
                <ErrorText reason={unknown.reason} params={unknown.params ?? {}} />{" "}
                <span className="text-ink-soft">{t("unknownLater")}</span>
              </p>
            )}
            {sources.length > 0 && (
              <ul ref={citeRef} aria-label={t("cite")} className="flex flex-wrap gap-1.5">
                {sources.map(({ number, stance, quote }) => (
                  <li key={number}>
                    <button
                      type="button"
                      onClick={() => cite(number)}
                      title={beginningOf(quote, SHOWN_QUOTE_CHARACTERS)}
                      className="min-h-8 rounded-[3px] border border-rule bg-paper-raised px-2 py-1 text-start text-xs"
                    >
                      <b className="font-semibold">S{number}</b> {ts(`stance.${stance}`)}
                      {!rendered.citations.includes(number) && <span className="text-ink-soft">, {t("notCited")}</span>}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </div>
          {suggested("body")}
          <TextArea
            label={t("wouldChange")}
            hint={t("wouldChangeHint")}
            rows={3}
            value={words.wouldChange}
            onChange={(wouldChange) => type({ wouldChange })}
            maxCharacters={CHECK_NOTE_MAX_CHARACTERS}
            errors={save.fieldErrors("wouldChange")}
          />
          <TextArea
            label={t("whyChosen")}
            hint={t("whyChosenHint")}
            rows={2}
            value={words.whyChosen}
            onChange={(whyChosen) => type({ whyChosen })}
            maxCharacters={CHECK_NOTE_MAX_CHARACTERS}
            errors={save.fieldErrors("whyChosen")}
          />
          <div id="write-no-quote">
            <TextArea
              label={t("noQuoteReason")}
              rows={2}
              value={words.noQuoteReason}
              onChange={(noQuoteReason) => type({ noQuoteReason })}
              maxCharacters={CHECK_NOTE_MAX_CHARACTERS}
              errors={save.fieldErrors("noQuoteReason")}
            />
          </div>
          <div id="write-few-sources">
            <TextArea
              label={t("fewSourcesReason")}
              hint={t("fewSourcesHint")}
              rows={2}
              value={words.fewSourcesReason}
              onChange={(fewSourcesReason) => type({ fewSourcesReason })}
              maxCharacters={CHECK_NOTE_MAX_CHARACTERS}
              errors={save.fieldErrors("fewSourcesReason")}
            />
          </div>
          <div id="write-contact">
            <ChoiceGroup
              legend={t("contact")}
              name="contact"
              layout="row"
              value={words.claimantContact}
              onChange={(claimantContact) => type({ claimantContact })}
              choices={[
                { value: "contacted", label: t("contacted") },
                { value: "not_contacted", label: t("notContacted") },
                { value: "none", label: t("contactNone") },
              ]}
              errors={save.fieldErrors("claimantContact")}
            />
          </div>
          {words.claimantContact === "contacted" && (
            <TextField
              label={t("contactOn")}
              type="date"
              value={words.claimantContactOn}
              onChange={(claimantContactOn) => type({ claimantContactOn })}
              errors={save.fieldErrors("claimantContactOn")}
            />
          )}
          {words.claimantContact !== "none" && (
            <TextArea
              label={t("contactNote")}
              rows={2}
              value={words.claimantContactNote}
              onChange={(claimantContactNote) => type({ claimantContactNote })}
              maxCharacters={CHECK_NOTE_MAX_CHARACTERS}
              errors={save.fieldErrors("claimantContactNote")}
            />
          )}
          {(["backing", "dissent"] as const).map((field) => (
            <SelectField
              key={field}
              label={t(field)}
              hint={draft.hidden.length > 0 ? t("dissentHidden") : t(`${field}Hint`)}
              value={keyOf(words[field])}
              onChange={(key) => {
                const chosen = draft.quotable.find((reason) => keyOf(reason) === key);
                type({ [field]: chosen ? { claim: chosen.claim, voice: chosen.voice } : null });
              }}
              options={[
                { value: "none", label: t("dissentNone") },
                ...draft.quotable.map((reason) => ({
                  value: keyOf(reason),
                  label: `${reason.voice}, ${tv(`rating.${reason.rating}`)}: ${reason.reason.slice(0, 2 * SHOWN_QUOTE_CHARACTERS)} …`,
                })),
              ]}
            />
          ))}
        </form>
        <div
          className={classNames(
            "border-rule bg-paper-raised max-lg:border-t lg:border-s",
            side === "write" && "max-lg:hidden",
          )}
        >
          <LivePreview draft={draft} words={words} rendered={rendered} />
          {children}
        </div>
      </div>
    </>
  );
}

/** What decides about what a draft lacks, of the words as they are typed now. */
const factsOf = (draft: DraftView, words: Words, sources: readonly SourceView[], citations: readonly number[]) => ({
  answer: words.answer.trim(),
  citations,
  noQuoteReason: words.noQuoteReason.trim(),
  fewSourcesReason: words.fewSourcesReason.trim(),
  hasClaimant: draft.hasClaimant,
  claimantContact: draft.preview.approaches.length === 0 && words.claimantContact === "none" ? null : "contacted",
  sources: [...sources]
    .sort((a, b) => a.number - b.number)
    .map(({ whyNot, withdrawnBecause, kind, publisher, origin }) => ({
      publisher,
      origin,
      isFound: whyNot === null,
      isWithdrawn: withdrawnBecause !== null,
      isClaimItself: kind === "claim_itself",
    })),
});
