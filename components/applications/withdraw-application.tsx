"use client";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { ConfirmedAction } from "#components/ui/confirmed-action";
import { useCommand } from "#components/ui/use-command";

/** Takes one's own application back while it waits. */
export function WithdrawApplication({ application }: { application: string }) {
  const t = useTranslations("applications");
  const trpc = useTRPC();
  const command = useCommand(trpc.applications.withdraw.mutationOptions());
  return (
    <ConfirmedAction
      action={t("withdraw")}
      title={t("withdrawTitle")}
      consequences={[t("withdrawMeans")]}
      command={command}
      send={() => command.run({ application })}
    />
  );
}
