"use client";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { ConfirmedAction } from "#components/ui/confirmed-action";
import { useCommand } from "#components/ui/use-command";

/** Takes back one's answer to a private question. */
export function EraseStandpoint({ topic }: { topic: string }) {
  const t = useTranslations("standpoints");
  const trpc = useTRPC();
  const command = useCommand(trpc.standpoints.erase.mutationOptions());
  return (
    <ConfirmedAction
      action={t("erase")}
      title={t("eraseTitle")}
      consequences={[t("eraseGoes"), t("eraseVotes"), t("eraseFinal")]}
      isDanger
      command={command}
      send={() => command.run({ topic })}
    />
  );
}
