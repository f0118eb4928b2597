"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { POSITION_NOTE_MAX_CHARACTERS } from "#server/topics/schemas";

type Fairness = "fair" | "unfair";
type Props = { topic: string; version: number; isFair: boolean | null; note: string };

function saidBefore(isFair: boolean | null): Fairness | null {
  if (isFair === null) return null;
  return isFair ? "fair" : "unfair";
}

/** Says whether two positions are fair to whoever holds them. */
export function FairnessForm({ topic, version, isFair, note }: Props) {
  const t = useTranslations("topics");
  const router = useRouter();
  const locale = useLocale();
  const trpc = useTRPC();
  const { typed, setTyped, discard } = useUnsaved<{ said: Fairness | null; note: string }>(
    `fairness/${topic}/${version}`,
    { said: saidBefore(isFair), note },
  );
  const command = useCommand(trpc.topics.sayIfFair.mutationOptions());
  return (
    <form
      method="post"
      noValidate
      aria-label={t("fairTitle")}
      className="grid max-w-measure gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const answered = typed.said === null ? undefined : typed.said === "fair";
        // Without a choice the command itself says that one is needed.
        const done = await command.run({ topic, version, isFair: answered as boolean, note: typed.note });
        if (!done) return;
        discard();
        router.push(`/${locale}/desk`);
        router.refresh();
      }}
    >
      <ChoiceGroup
        legend={t("fairQuestion")}
        name="fairness"
        value={typed.said}
        onChange={(chosen) => setTyped({ said: chosen })}
        choices={[
          { value: "fair", label: t("fair"), description: t("fairMeans") },
          { value: "unfair", label: t("unfair"), description: t("unfairMeans") },
        ]}
        errors={command.fieldErrors("isFair")}
      />
      <TextArea
        label={t("fairer")}
        hint={t("fairerHint")}
        rows={3}
        value={typed.note}
        onChange={(words) => setTyped({ note: words })}
        maxCharacters={POSITION_NOTE_MAX_CHARACTERS}
        errors={command.fieldErrors("note")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" isPending={command.isPending}>
          {t("saySo")}
        </Button>
      </p>
    </form>
  );
}
