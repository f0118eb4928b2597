"use client";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { ConfirmedAction } from "#components/ui/confirmed-action";
import { useCommand } from "#components/ui/use-command";

/** Ends a standing interest. */
export function EndInterest({ interest }: { interest: string }) {
  const t = useTranslations("profile");
  const trpc = useTRPC();
  const command = useCommand(trpc.interests.end.mutationOptions());
  return (
    <ConfirmedAction
      action={t("endInterest")}
      title={t("endTitle")}
      consequences={[t("endMeans"), t("endStays")]}
      command={command}
      send={() => command.run({ interest })}
    />
  );
}
