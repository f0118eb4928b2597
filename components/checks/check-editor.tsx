"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { ReadingFields } from "#components/checks/reading-fields";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { ErrorText } from "#components/ui/error-text";
import { Notice } from "#components/ui/notice";
import { beginningOf, Quotation } from "#components/ui/quotation";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import type { ClaimantContact } from "#db/vocabulary";
import {
  ANSWER_MAX_CHARACTERS,
  BODY_MAX_CHARACTERS,
  CHECK_NOTE_MAX_CHARACTERS,
  TITLE_MAX_CHARACTERS,
} from "#server/checks/schemas";
import type { DraftView } from "#server/checks/views";
import type { SourceView } from "#server/sources/views";

type Words = Pick<
  DraftView,
  "title" | "answer" | "body" | "readings" | "noQuoteReason" | "claimantContactNote" | "backing" | "dissent"
> & { claimantContact: ClaimantContact | "none"; claimantContactOn: string };

type Props = { draft: DraftView; claims: { id: string; statement: string }[]; sources: SourceView[] };

const SHOWN_QUOTE_CHARACTERS = 40;

const wordsOf = (draft: DraftView): Words => ({
  title: draft.title,
  answer: draft.answer,
  body: draft.body,
  readings: draft.readings,
  noQuoteReason: draft.noQuoteReason,
  claimantContact: draft.claimantContact ?? "none",
  claimantContactOn: draft.claimantContactOn ?? "",
  claimantContactNote: draft.claimantContactNote,
  backing: draft.backing,
  dissent: draft.dissent,
});

const keyOf = (reason: DraftView["dissent"]) => (reason ? `${reason.claim} ${reason.voice}` : "none");

/** Where a check is written: every save is a version, and what was typed and not saved survives a reload. */
export function CheckEditor({ draft, claims, sources }: Props) {
  const t = useTranslations("editor");
  const tv = useTranslations("verdicts");
  const router = useRouter();
  const trpc = useTRPC();
  const saved = wordsOf(draft);
  const { typed, setTyped, discard, isRestored } = useUnsaved(`check:${draft.id}:${draft.version}`, saved);
  const save = useCommand(trpc.checks.saveVersion.mutationOptions());
  const submit = useCommand(trpc.checks.submitForReview.mutationOptions());
  const bodyRef = useRef<HTMLTextAreaElement>(null);
  const isChanged = JSON.stringify(typed) !== JSON.stringify(saved);

  async function saveDraft() {
    const { claimantContact, claimantContactOn, ...words } = typed;
    const done = await save.run({
      ...words,
      check: draft.id,
      fromVersion: draft.version,
      claimantContact: claimantContact === "none" ? null : claimantContact,
      claimantContactOn: claimantContact === "contacted" && claimantContactOn ? claimantContactOn : null,
    });
    if (!done) return;
    discard();
    router.refresh();
  }

  async function handIn() {
    if (await submit.run({ check: draft.id, version: draft.version })) router.refresh();
  }

  function cite(number: number) {
    const area = bodyRef.current;
    const at = area?.selectionStart ?? typed.body.length;
    setTyped({ body: `${typed.body.slice(0, at)}[S${number}]${typed.body.slice(area?.selectionEnd ?? at)}` });
    area?.focus();
  }

  return (
    <form
      noValidate
      aria-labelledby="editor"
      className="grid content-start gap-4 px-4 py-6 sm:px-8"
      onSubmit={(event) => {
        event.preventDefault();
        void saveDraft();
      }}
    >
      <div>
        <h1 id="editor" className="text-lead font-semibold">
          {t("edit")}
        </h1>
        <p className="text-sm text-ink-soft" role="status">
          {isChanged ? t("unsaved") : t("saved", { version: draft.version })}
        </p>
      </div>
      {draft.sentBack && <Notice title={t("sentBack", { handle: draft.sentBack.by, reason: draft.sentBack.reason })} />}
      <UnsavedNotice isRestored={isRestored && isChanged} onDiscard={() => discard(saved)} />
      <p className="text-sm text-ink-soft">
        <b className="font-semibold text-ink">{t("claimUnderCheck")}:</b> {draft.subject.statement}
      </p>
      <TextArea
        label={t("question")}
        hint={t("questionHint")}
        rows={2}
        isText
        value={typed.title}
        onChange={(title) => setTyped({ title })}
        maxCharacters={TITLE_MAX_CHARACTERS}
        errors={save.fieldErrors("title")}
      />
      <TextArea
        label={t("answer")}
        hint={t("answerHint")}
        rows={3}
        isText
        value={typed.answer}
        onChange={(answer) => setTyped({ answer })}
        maxCharacters={ANSWER_MAX_CHARACTERS}
        errors={save.fieldErrors("answer")}
      />
      <ReadingFields
        readings={typed.readings}
        claims={claims}
        onChange={(readings) => setTyped({ readings })}
        errorsOf={save.fieldErrors}
      />
      <TextArea
        ref={bodyRef}
        label={t("body")}
        hint={t("bodyHint")}
        rows={14}
        isText
        value={typed.body}
        onChange={(body) => setTyped({ body })}
        maxCharacters={BODY_MAX_CHARACTERS}
        errors={save.fieldErrors("body")}
      />
      {sources.length > 0 && (
        <ul aria-label={t("cite")} className="flex flex-wrap gap-1.5">
          {sources.map(({ number, quote }) => (
            <li key={number}>
              <button
                type="button"
                onClick={() => cite(number)}
                className="rounded-[3px] border border-rule bg-paper-raised px-2 py-1 text-start text-xs"
              >
                <b className="font-semibold">S{number}</b>{" "}
                <Quotation text={beginningOf(quote, SHOWN_QUOTE_CHARACTERS)} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextArea
        label={t("noQuoteReason")}
        rows={2}
        value={typed.noQuoteReason}
        onChange={(noQuoteReason) => setTyped({ noQuoteReason })}
        maxCharacters={CHECK_NOTE_MAX_CHARACTERS}
        errors={save.fieldErrors("noQuoteReason")}
      />
      <ChoiceGroup
        legend={t("contact")}
        name="contact"
        layout="row"
        value={typed.claimantContact}
        onChange={(claimantContact) => setTyped({ claimantContact })}
        choices={[
          { value: "contacted", label: t("contacted") },
          { value: "not_contacted", label: t("notContacted") },
          { value: "none", label: t("contactNone") },
        ]}
        errors={save.fieldErrors("claimantContact")}
      />
      {typed.claimantContact === "contacted" && (
        <TextField
          label={t("contactOn")}
          type="date"
          value={typed.claimantContactOn}
          onChange={(claimantContactOn) => setTyped({ claimantContactOn })}
          errors={save.fieldErrors("claimantContactOn")}
        />
      )}
      {typed.claimantContact !== "none" && (
        <TextArea
          label={t("contactNote")}
          rows={2}
          value={typed.claimantContactNote}
          onChange={(claimantContactNote) => setTyped({ claimantContactNote })}
          maxCharacters={CHECK_NOTE_MAX_CHARACTERS}
          errors={save.fieldErrors("claimantContactNote")}
        />
      )}
      {(["backing", "dissent"] as const).map((field) => (
        <SelectField
          key={field}
          label={t(field)}
          hint={draft.hidden.length > 0 ? t("dissentHidden") : t(`${field}Hint`)}
          value={keyOf(typed[field])}
          onChange={(key) => {
            const chosen = draft.quotable.find((reason) => keyOf(reason) === key);
            setTyped({ [field]: chosen ? { claim: chosen.claim, voice: chosen.voice } : null });
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
      <RefusalNotice refusal={save.refusal ?? submit.refusal} />
      <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-rule-strong bg-paper px-4 py-3 sm:-mx-8 sm:px-8">
        <ul aria-label={t("requirements")} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {draft.unmet.map(({ reason, params }) => (
            <li key={reason} className="font-semibold text-false">
              <ErrorText reason={reason} params={params ?? {}} />
            </li>
          ))}
          {draft.unmet.length === 0 && <li className="text-ink-soft">{t("ready")}</li>}
        </ul>
        <p className="ms-auto flex gap-2">
          <Button type="submit" variant={isChanged ? "primary" : "secondary"} isPending={save.isPending}>
            {t("save")}
          </Button>
          {!isChanged && (
            <Button variant="primary" onClick={handIn} isPending={submit.isPending}>
              {t("submit")}
            </Button>
          )}
        </p>
      </div>
    </form>
  );
}
