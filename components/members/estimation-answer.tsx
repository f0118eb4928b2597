"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";

/**
 * Asks whether one's votes may be used to estimate where reviewers differ: openly until it is answered, and then folded
 * away where it can be changed. Both answers are offered alike, and neither is chosen beforehand.
 */
export function EstimationAnswer({ allows }: { allows: boolean | null }) {
  const t = useTranslations("estimation");
  if (allows === null) {
    return (
      <section aria-labelledby="estimation" className="mt-4 border-t border-rule pt-3">
        <h2 id="estimation" className="mb-1 text-sm font-semibold">
          {t("question")}
        </h2>
        <Answer allows={allows} />
      </section>
    );
  }
  return (
    <details className="mt-4 border-t border-rule pt-3">
      <summary className="text-sm text-ink-soft">{allows ? t("allowed") : t("refused")}</summary>
      <div className="mt-2">
        <Answer allows={allows} />
      </div>
    </details>
  );
}

function Answer({ allows }: { allows: boolean | null }) {
  const t = useTranslations("estimation");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.members.answerEstimation.mutationOptions());
  const answer = async (answered: boolean) => {
    if (await command.run({ allows: answered })) router.refresh();
  };
  return (
    <div className="grid gap-2.5 text-sm text-ink-soft">
      <p>{t("why")}</p>
      <p>{t("kept")}</p>
      <p>{t("without")}</p>
      <RefusalNotice refusal={command.refusal} />
      <p className="flex flex-wrap gap-2">
        {allows !== true && (
          <Button variant="secondary" onClick={() => answer(true)} isPending={command.isPending}>
            {t("allow")}
          </Button>
        )}
        {allows !== false && (
          <Button variant="secondary" onClick={() => answer(false)} isPending={command.isPending}>
            {t("refuse")}
          </Button>
        )}
      </p>
    </div>
  );
}
