"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import type { ReportedKind } from "#db/vocabulary";

/** Opens again what was decided about one thing. */
export function ReopenReports({ kind, subject }: { kind: ReportedKind; subject: string }) {
  const t = useTranslations("queue");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.reports.reopen.mutationOptions());
  return (
    <div>
      <Button
        variant="quiet"
        isPending={command.isPending}
        onClick={async () => {
          if (await command.run({ kind, subject })) router.refresh();
        }}
      >
        {t("reopen")}
      </Button>
      <RefusalNotice refusal={command.refusal} />
    </div>
  );
}
