"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { REPLY_TITLE_MAX_CHARACTERS, SAVED_REPLY_MAX_CHARACTERS } from "#server/moderation/schemas";
import type { SavedReplyView } from "#server/moderation/views";

/** Words that moderators send often, kept for all of them. */
export function SavedReplies({ replies }: { replies: readonly SavedReplyView[] }) {
  const t = useTranslations("queue");
  const router = useRouter();
  const trpc = useTRPC();
  const saving = useCommand(trpc.moderation.saveReply.mutationOptions());
  const removing = useCommand(trpc.moderation.removeReply.mutationOptions());
  const initial = { title: "", text: "" };
  const { typed, setTyped, discard } = useUnsaved("saved-reply", initial);

  async function save() {
    if (!(await saving.run(typed))) return;
    discard(initial);
    router.refresh();
  }

  return (
    <div className="grid max-w-measure gap-3 pt-2">
      <ul className="grid gap-2 text-sm">
        {replies.map(({ id, title, text }) => (
          <li key={id} className="flex items-baseline gap-3">
            <span className="flex-1">
              <b className="font-semibold">{title}</b> <span className="text-ink-soft">{text}</span>
            </span>
            <Button
              variant="quiet"
              isPending={removing.isPending}
              onClick={async () => {
                if (await removing.run({ reply: id })) router.refresh();
              }}
            >
              {t("replyRemove")}
            </Button>
          </li>
        ))}
      </ul>
      <RefusalNotice refusal={removing.refusal} />
      <form
        method="post"
        noValidate
        aria-label={t("replySave")}
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t("replyTitle")}
          value={typed.title}
          onChange={(title) => setTyped({ title })}
          maxCharacters={REPLY_TITLE_MAX_CHARACTERS}
          errors={saving.fieldErrors("title")}
        />
        <TextArea
          label={t("replyText")}
          rows={3}
          value={typed.text}
          onChange={(text) => setTyped({ text })}
          maxCharacters={SAVED_REPLY_MAX_CHARACTERS}
          errors={saving.fieldErrors("text")}
        />
        <RefusalNotice refusal={saving.refusal} />
        <p>
          <Button type="submit" variant="secondary" isPending={saving.isPending}>
            {t("replySave")}
          </Button>
        </p>
      </form>
    </div>
  );
}
