"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { Moment } from "#components/ui/moment";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import type { QueueKind } from "#db/vocabulary";
import { QUEUE_NOTE_MAX_CHARACTERS } from "#server/moderation/schemas";
import type { QueueNoteView } from "#server/moderation/views";

type Props = { kind: QueueKind; item: string; notes: readonly QueueNoteView[] };

/** What moderators write to each other: sunken and dotted, so that nobody takes it for what others read. */
export function QueueNotes({ kind, item, notes }: Props) {
  const t = useTranslations("queue");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.moderation.note.mutationOptions());
  const { typed, setTyped, discard } = useUnsaved(`queue-note:${item}`, { text: "" });

  async function send() {
    if (!(await command.run({ kind, item, text: typed.text }))) return;
    discard({ text: "" });
    router.refresh();
  }

  return (
    <section
      aria-labelledby="queue-notes"
      className="grid gap-2 border-s-2 border-dotted border-rule-strong bg-paper-sunk p-3"
    >
      <h3 id="queue-notes" className="text-sm font-semibold">
        {t("notes")}
      </h3>
      {notes.length === 0 && <p className="text-sm text-ink-soft">{t("notesNone")}</p>}
      <ul className="grid gap-1.5 text-sm">
        {notes.map(({ id, by, text, at }) => (
          <li key={id}>
            <b className="font-semibold">
              <bdi>{by}</bdi>
            </b>{" "}
            <span className="text-ink-soft">
              <Moment at={at} />
            </span>{" "}
            <span className="whitespace-pre-line" dir="auto">
              {text}
            </span>
          </li>
        ))}
      </ul>
      <form
        method="post"
        noValidate
        aria-label={t("note")}
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextArea
          label={t("note")}
          rows={2}
          value={typed.text}
          onChange={(text) => setTyped({ text })}
          maxCharacters={QUEUE_NOTE_MAX_CHARACTERS}
          errors={command.fieldErrors("text")}
        />
        <RefusalNotice refusal={command.refusal} />
        <p>
          <Button type="submit" variant="secondary" isPending={command.isPending}>
            {t("noteSend")}
          </Button>
        </p>
      </form>
    </section>
  );
}
