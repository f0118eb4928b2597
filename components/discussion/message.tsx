"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MessageText } from "#components/discussion/message-text";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { Moment } from "#components/ui/moment";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { useCommand } from "#components/ui/use-command";
import { MESSAGE_MAX_CHARACTERS } from "#server/discussion/schemas";
import type { MessageView, ThreadView } from "#server/discussion/views";

type Props = { message: MessageView; may: ThreadView["may"]; locale: string; onReply: () => void };

/** A message with what can be done with it. */
export function Message({ message, may, locale, onReply }: Props) {
  const t = useTranslations("discussion");
  const router = useRouter();
  const trpc = useTRPC();
  const editing = useCommand(trpc.discussion.edit.mutationOptions());
  const deleting = useCommand(trpc.discussion.delete.mutationOptions());
  const restoring = useCommand(trpc.discussion.restore.mutationOptions());
  const leaning = useCommand(trpc.discussion.sayLeaning.mutationOptions());
  const [edited, setEdited] = useState<string | null>(null);
  const [isUnfolded, setUnfolded] = useState(false);
  const { id, by, at, text, version, editedAt, source, repliesTo, isOwn, isFolded, leans, saysLeaning, hiddenBecause } =
    message;

  const then = async (done: Promise<object | null>) => {
    if (await done) router.refresh();
  };

  if (text === null && hiddenBecause !== null) {
    return (
      <p className="py-2 text-sm text-ink-soft" dir="auto">
        {t("hidden", { because: hiddenBecause })}
      </p>
    );
  }
  if (text === null) {
    return (
      <div className="flex flex-wrap items-baseline gap-x-3 py-2 text-sm text-ink-soft">
        {t("deleted", { by })}
        {isOwn && (
          <Button
            variant="quiet"
            isPending={restoring.isPending}
            onClick={() => void then(restoring.run({ message: id }))}
          >
            {t("undoDelete")}
          </Button>
        )}
        <RefusalNotice refusal={restoring.refusal} />
      </div>
    );
  }
  if (isFolded && !isUnfolded) {
    return (
      <p className="flex flex-wrap items-baseline gap-x-2 py-2 text-sm text-ink-soft">
        {t("folded")}
        <Button variant="quiet" onClick={() => setUnfolded(true)}>
          {t("showFolded")}
        </Button>
      </p>
    );
  }
  return (
    <article id={`message-${id}`} className="grid gap-1.5 py-2.5 target:bg-accent-ground">
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <b className="font-semibold">
          <bdi>{by}</bdi>
        </b>
        <span className="text-ink-soft">
          <Moment at={at} />
        </span>
        {editedAt && (
          <Link href={`/${locale}/desk/messages/${id}`} prefetch={false} className="text-ink-soft underline">
            {t("edited")}
          </Link>
        )}
        {source && (
          <a href={`#source-${source.number}`} className="text-ink-soft underline">
            {t("onSource", { number: source.number })}
          </a>
        )}
        {repliesTo && (
          <a href={`#message-${repliesTo.id}`} className="text-ink-soft underline">
            {t("answers", { by: repliesTo.by })}
          </a>
        )}
      </p>
      {source && source.quote !== "" && (
        <blockquote className="line-clamp-3 border-s-3 border-rule ps-3 font-text text-[1rem] text-ink-soft" dir="auto">
          “{source.quote}”
        </blockquote>
      )}
      {edited === null ? (
        <MessageText text={text} />
      ) : (
        <form
          method="post"
          noValidate
          className="grid gap-2"
          onSubmit={async (event) => {
            event.preventDefault();
            if (!(await editing.run({ message: id, fromVersion: version, text: edited }))) return;
            setEdited(null);
            router.refresh();
          }}
        >
          <TextArea
            label={t("messageLabel.evidence")}
            rows={4}
            maxCharacters={MESSAGE_MAX_CHARACTERS}
            value={edited}
            onChange={setEdited}
            errors={editing.fieldErrors("text")}
          />
          <RefusalNotice refusal={editing.refusal} />
          <p className="flex gap-2">
            <Button type="submit" variant="secondary" isPending={editing.isPending}>
              {t("save")}
            </Button>
            <Button variant="quiet" onClick={() => setEdited(null)}>
              {t("cancel")}
            </Button>
          </p>
        </form>
      )}
      {hiddenBecause !== null && (
        <p className="text-xs text-danger" dir="auto">
          {t("hiddenYours", { because: hiddenBecause })}
        </p>
      )}
      {leans && <p className="text-xs text-ink-soft">{t("leans")}</p>}
      <p className="-ms-2 flex flex-wrap text-xs">
        <Button variant="quiet" onClick={onReply}>
          {t("reply")}
        </Button>
        {isOwn && edited === null && (
          <Button variant="quiet" onClick={() => setEdited(text)}>
            {t("edit")}
          </Button>
        )}
        {isOwn && (
          <Button
            variant="quiet"
            isPending={deleting.isPending}
            onClick={() => void then(deleting.run({ message: id }))}
          >
            {t("delete")}
          </Button>
        )}
        {may.sayLeaning && !isOwn && (
          <Button
            variant="quiet"
            isPending={leaning.isPending}
            title={t("sayLeaningHint")}
            onClick={() => void then(leaning.run({ message: id, leans: !saysLeaning }))}
          >
            {t(saysLeaning ? "takeBackLeaning" : "sayLeaning")}
          </Button>
        )}
        {!isOwn && (
          <Link
            href={`/${locale}/report?kind=message&subject=${id}`}
            prefetch={false}
            className="inline-flex min-h-9 items-center px-2 font-medium text-ink-soft underline decoration-rule underline-offset-4 hover:text-ink"
          >
            {t("report")}
          </Link>
        )}
        {may.clear && leans && !saysLeaning && (
          <Button
            variant="quiet"
            isPending={leaning.isPending}
            onClick={() => void then(leaning.run({ message: id, leans: false }))}
          >
            {t("clear")}
          </Button>
        )}
      </p>
      <RefusalNotice refusal={deleting.refusal ?? leaning.refusal} />
    </article>
  );
}
