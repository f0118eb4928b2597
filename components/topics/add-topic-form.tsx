"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { TopicFields } from "#components/topics/topic-fields";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";

const EMPTY = { label: "", description: "" };

/** Puts a topic on the list. */
export function AddTopicForm() {
  const t = useTranslations("topics");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard } = useUnsaved("topic", EMPTY);
  const command = useCommand(trpc.topics.add.mutationOptions());
  return (
    <form
      method="post"
      noValidate
      aria-label={t("add")}
      className="grid max-w-measure gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!(await command.run(typed))) return;
        discard(EMPTY);
        router.refresh();
      }}
    >
      <TopicFields typed={typed} setTyped={setTyped} command={command} />
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" isPending={command.isPending}>
          {t("add")}
        </Button>
      </p>
    </form>
  );
}
