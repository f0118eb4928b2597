"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import { chosen, useCommand } from "#components/ui/use-command";
import { ERASED_KINDS, ERASURE_GROUNDS, type ErasedKind, type ErasureGround } from "#db/vocabulary";
import { PUBLIC_NOTE_MAX_CHARACTERS } from "#server/measures/schemas";

const EMPTY = { kind: "" as ErasedKind | "", subject: "", ground: "" as ErasureGround | "", publicNote: "" };

/** An administrator erases words for good; asked once more. */
export function EraseForm() {
  const t = useTranslations("measures");
  const trpc = useTRPC();
  const command = useCommand(trpc.measures.erase.mutationOptions());
  const [typed, setTyped] = useState(EMPTY);
  const [isAsked, setAsked] = useState(false);
  const [isDone, setDone] = useState(false);
  const change = (part: Partial<typeof EMPTY>) => setTyped({ ...typed, ...part });

  async function send() {
    const { kind, subject, ground, publicNote } = typed;
    const erased = await command.run({
      kind: chosen(kind || null),
      subject,
      ground: chosen(ground || null),
      publicNote,
    });
    setAsked(false);
    if (!erased) return;
    setTyped(EMPTY);
    setDone(true);
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t("eraseTitle")}
      className="grid max-w-measure gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setDone(false);
        setAsked(true);
      }}
    >
      <p className="text-sm text-ink-soft">{t("eraseLead")}</p>
      <SelectField
        label={t("eraseKind")}
        value={typed.kind}
        onChange={(kind) => change({ kind })}
        options={ERASED_KINDS.map((kind) => ({ value: kind, label: t(`eraseKinds.${kind}`) }))}
        placeholder=""
        errors={command.fieldErrors("kind")}
      />
      <TextField
        label={t("eraseId")}
        hint={t("eraseIdHint")}
        value={typed.subject}
        onChange={(subject) => change({ subject: subject.trim() })}
        errors={command.fieldErrors("subject")}
      />
      <SelectField
        label={t("eraseGround")}
        value={typed.ground}
        onChange={(ground) => change({ ground })}
        options={ERASURE_GROUNDS.map((ground) => ({ value: ground, label: t(`grounds.${ground}`) }))}
        placeholder=""
        errors={command.fieldErrors("ground")}
      />
      <TextField
        label={t("form.publicNote")}
        hint={t("form.publicNoteHint")}
        value={typed.publicNote}
        onChange={(publicNote) => change({ publicNote })}
        maxCharacters={PUBLIC_NOTE_MAX_CHARACTERS}
        errors={command.fieldErrors("publicNote")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p className="flex items-center gap-3">
        <Button type="submit" variant="danger" isPending={command.isPending}>
          {t("eraseSend")}
        </Button>
        <span role="status" className="text-sm">
          {isDone && t("erased")}
        </span>
      </p>
      <ConfirmDialog
        isOpen={isAsked}
        title={`${t("eraseSend")}?`}
        consequences={[t("eraseLead")]}
        action={t("eraseSend")}
        isDanger
        isPending={command.isPending}
        onConfirm={() => void send()}
        onCancel={() => setAsked(false)}
      />
    </form>
  );
}
