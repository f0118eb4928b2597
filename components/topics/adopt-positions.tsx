"use client";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { ConfirmedAction } from "#components/ui/confirmed-action";
import { useCommand } from "#components/ui/use-command";

type Props = { topic: string; version: number; replacesOthers: boolean };

/** Begins to ask about two positions. */
export function AdoptPositions({ topic, version, replacesOthers }: Props) {
  const t = useTranslations("topics");
  const trpc = useTRPC();
  const command = useCommand(trpc.topics.adoptPositions.mutationOptions());
  return (
    <ConfirmedAction
      action={t("use")}
      title={t("useTitle")}
      consequences={[t("useAsks"), t("useTrials"), ...(replacesOthers ? [t("useErases")] : [])]}
      isDanger={replacesOthers}
      command={command}
      send={() => command.run({ topic, version })}
    />
  );
}

/** Ends the question of a topic. */
export function StopPositions({ topic }: { topic: string }) {
  const t = useTranslations("topics");
  const trpc = useTRPC();
  const command = useCommand(trpc.topics.stopPositions.mutationOptions());
  return (
    <ConfirmedAction
      action={t("stop")}
      title={t("stopTitle")}
      consequences={[t("stopAsks"), t("stopErases"), t("stopVerdicts")]}
      isDanger
      command={command}
      send={() => command.run({ topic })}
    />
  );
}
