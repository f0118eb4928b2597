"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { chosen, useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { FAIRNESS_NOTE_MAX_CHARACTERS } from "#server/fairness/schemas";
import type { FairnessNoteView } from "#server/fairness/views";

type Props = { check: string; version: number; note: FairnessNoteView | null };

/** A member who was drawn says whether a check is fair. */
export function NoteForm({ check, version, note }: Props) {
  const t = useTranslations("fairness");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.fairness.note.mutationOptions());
  const initial = { fair: null as "fair" | "notFair" | null, text: "" };
  const { typed, setTyped, discard } = useUnsaved(`fairness:${check}:${version}`, initial);
  return (
    <div className="grid max-w-measure gap-4">
      <p className="text-sm">{t("lead")}</p>
      {note && (
        <p className="text-sm" role="status">
          {t("sent", { version: note.version })}
        </p>
      )}
      <form
        method="post"
        noValidate
        aria-label={t("send")}
        className="grid gap-3"
        onSubmit={async (event) => {
          event.preventDefault();
          const fair = chosen(typed.fair);
          if (!(await command.run({ check, version, isFair: fair && fair === "fair", text: typed.text }))) return;
          discard(initial);
          router.refresh();
        }}
      >
        <ChoiceGroup
          legend={t("choice")}
          name="fair"
          value={typed.fair}
          onChange={(fair) => setTyped({ fair })}
          choices={(["fair", "notFair"] as const).map((value) => ({ value, label: t(value) }))}
          errors={command.fieldErrors("isFair")}
        />
        <TextArea
          label={t("says")}
          hint={t("saysHint")}
          rows={5}
          value={typed.text}
          onChange={(text) => setTyped({ text })}
          maxCharacters={FAIRNESS_NOTE_MAX_CHARACTERS}
          errors={command.fieldErrors("text")}
        />
        <RefusalNotice refusal={command.refusal} />
        <p>
          <Button type="submit" variant="primary" isPending={command.isPending}>
            {t("send")}
          </Button>
        </p>
      </form>
    </div>
  );
}
