"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MeasureFields, measureOf, NO_MEASURE } from "#components/measures/measure-fields";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import type { MeasureKind } from "#db/vocabulary";
import type { SavedReplyView } from "#server/moderation/views";

type Props = { subject: string; kinds: readonly MeasureKind[]; replies: readonly SavedReplyView[] };

/** Takes a measure about a member or the talk on a claim; asked once more, since everybody sees that there was one. */
export function MeasureForm({ subject, kinds, replies }: Props) {
  const t = useTranslations("measures");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.measures.take.mutationOptions());
  const { typed, setTyped, discard } = useUnsaved(`measure:${subject}`, NO_MEASURE);
  const [isAsked, setAsked] = useState(false);

  async function send() {
    const taken = await command.run(measureOf(typed, subject));
    setAsked(false);
    if (!taken) return;
    discard(NO_MEASURE);
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t("form.title")}
      className="grid max-w-measure gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
      }}
    >
      <SelectField
        label={t("form.kind")}
        value={typed.kind}
        onChange={(kind) => setTyped({ kind })}
        options={kinds.map((kind) => ({ value: kind, label: t(`action.${kind}`) }))}
        placeholder=""
        errors={command.fieldErrors("kind")}
      />
      {typed.kind !== "" && <MeasureFields typed={typed} setTyped={setTyped} replies={replies} command={command} />}
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="danger" isPending={command.isPending}>
          {t("form.send")}
        </Button>
      </p>
      <ConfirmDialog
        isOpen={isAsked}
        title={`${t("form.send")}?`}
        consequences={[t("form.publicNoteHint"), t("form.wordsHint")]}
        action={t("form.send")}
        isDanger
        isPending={command.isPending}
        onConfirm={() => void send()}
        onCancel={() => setAsked(false)}
      />
    </form>
  );
}
