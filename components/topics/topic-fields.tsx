"use client";
import { useTranslations } from "next-intl";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import type { RunningCommand } from "#components/ui/use-command";
import { TOPIC_DESCRIPTION_MAX_CHARACTERS, TOPIC_MAX_CHARACTERS } from "#server/topics/schemas";

export type TopicTyped = { label: string; description: string };

type Props = { typed: TopicTyped; setTyped: (change: Partial<TopicTyped>) => void; command: RunningCommand };

/** What a topic is called and what it takes in. */
export function TopicFields({ typed, setTyped, command }: Props) {
  const t = useTranslations("topics");
  return (
    <>
      <TextField
        label={t("label")}
        value={typed.label}
        onChange={(label) => setTyped({ label })}
        maxCharacters={TOPIC_MAX_CHARACTERS}
        errors={command.fieldErrors("label")}
      />
      <TextArea
        label={t("description")}
        hint={t("descriptionHint")}
        rows={2}
        value={typed.description}
        onChange={(description) => setTyped({ description })}
        maxCharacters={TOPIC_DESCRIPTION_MAX_CHARACTERS}
        errors={command.fieldErrors("description")}
      />
    </>
  );
}
