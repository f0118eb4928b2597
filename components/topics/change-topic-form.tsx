"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TopicFields, type TopicTyped } from "#components/topics/topic-fields";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";

type Props = { topic: string; isProposed: boolean; initial: TopicTyped };

/** Says what a topic is called and what it takes in; a proposed one is accepted with it. */
export function ChangeTopicForm({ topic, isProposed, initial }: Props) {
  const t = useTranslations("topics");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard, isRestored } = useUnsaved(`topic/${topic}`, initial);
  const command = useCommand(trpc.topics.change.mutationOptions());
  const [isSaved, setSaved] = useState(false);
  return (
    <form
      method="post"
      noValidate
      aria-label={t("change")}
      className="grid max-w-measure gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!(await command.run({ topic, ...typed }))) return;
        discard();
        setSaved(true);
        router.refresh();
      }}
    >
      <UnsavedNotice isRestored={isRestored} onDiscard={() => discard(initial)} />
      <TopicFields
        typed={typed}
        setTyped={(change) => {
          setSaved(false);
          setTyped(change);
        }}
        command={command}
      />
      <RefusalNotice refusal={command.refusal} />
      <p className="flex items-center gap-3">
        <Button type="submit" isPending={command.isPending}>
          {t(isProposed ? "accept" : "save")}
        </Button>
        <span role="status" className="text-sm text-ink-soft">
          {isSaved && !command.isPending && t("saved")}
        </span>
      </p>
    </form>
  );
}
