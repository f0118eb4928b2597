"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { Counter } from "#components/ui/counter";
import { controlClass, Field } from "#components/ui/field";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import type { Thread } from "#db/vocabulary";
import { MESSAGE_MAX_CHARACTERS } from "#server/discussion/schemas";

type Props = {
  thread: Thread;
  subject: string;
  sources: readonly { id: string; number: number }[];
  answered: { id: string; by: string } | null;
  onAnswered: () => void;
};

const ROWS_MAX = 8;

/** Where a message is written: what is typed is kept until it is sent. */
export function MessageForm({ thread, subject, sources, answered, onAnswered }: Props) {
  const t = useTranslations("discussion");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.discussion.post.mutationOptions());
  const initial = { text: "", source: "" };
  const { typed, setTyped, discard } = useUnsaved(`talk:${thread}:${subject}`, initial);
  const { text, source } = typed;

  async function send() {
    const repliesTo = answered?.id ?? null;
    const sent = await command.run({ thread, subject, text, source: source === "" ? null : source, repliesTo });
    if (!sent) return;
    discard(initial);
    onAnswered();
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t(`thread.${thread}`)}
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
      }}
    >
      {answered && (
        <p className="flex items-baseline gap-2 text-sm">
          <span className="text-ink-soft">{t("replying", { by: answered.by })}</span>
          <Button variant="quiet" onClick={onAnswered}>
            {t("cancel")}
          </Button>
        </p>
      )}
      <Field
        label={t(`messageLabel.${thread}`)}
        hint={t("messageHint")}
        errors={command.fieldErrors("text")}
        counter={<Counter text={text} max={MESSAGE_MAX_CHARACTERS} />}
      >
        {(described) => (
          <textarea
            {...described}
            data-write={thread}
            rows={Math.min(ROWS_MAX, 2 + text.split("\n").length)}
            dir="auto"
            value={text}
            onChange={(event) => setTyped({ text: event.target.value })}
            className={controlClass}
          />
        )}
      </Field>
      <RefusalNotice refusal={command.refusal} />
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="secondary" isPending={command.isPending}>
          {t("send")}
        </Button>
        {sources.length > 0 && (
          <label className="flex items-center gap-2 text-sm">
            {t("about")}
            <select
              value={source}
              onChange={(event) => setTyped({ source: event.target.value })}
              className="min-h-8 rounded border border-field bg-paper-raised px-2 text-sm max-md:min-h-11"
            >
              <option value="">{t("aboutNone")}</option>
              {sources.map(({ id, number }) => (
                <option key={id} value={id}>
                  S{number}
                </option>
              ))}
            </select>
          </label>
        )}
        {thread === "evidence" && <span className="text-xs text-ink-soft">{t("everybodyReads")}</span>}
      </p>
    </form>
  );
}
