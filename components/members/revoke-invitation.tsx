"use client";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { ConfirmedAction } from "#components/ui/confirmed-action";
import { useCommand } from "#components/ui/use-command";

/** Closes an invitation before its time. */
export function RevokeInvitation({ invitation }: { invitation: string }) {
  const t = useTranslations("members");
  const trpc = useTRPC();
  const command = useCommand(trpc.members.revokeInvitation.mutationOptions());
  return (
    <ConfirmedAction
      action={t("revoke")}
      title={t("revokeTitle")}
      consequences={[t("revokeMeans"), t("revokeStays")]}
      isDanger
      command={command}
      send={() => command.run({ invitation })}
    />
  );
}
