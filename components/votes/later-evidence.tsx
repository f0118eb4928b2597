"use client";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import type { OwnVoteView } from "#server/votes/views";

/** Tells a reviewer what came after their vote, and lets them keep it; the form below changes it. */
export function LaterEvidence({ claim, own }: { claim: string; own: OwnVoteView }) {
  const t = useTranslations("votes");
  const format = useFormatter();
  const router = useRouter();
  const trpc = useTRPC();
  const keep = useCommand(trpc.votes.keep.mutationOptions());
  const { labels, changed, isReworded } = own.since;
  if (labels.length === 0 && changed.length === 0 && !isReworded) return null;
  const named = (list: number[]) => ({ count: list.length, sources: format.list(list.map((label) => `S${label}`)) });

  async function send() {
    if (await keep.run({ claim, version: own.version })) router.refresh();
  }

  return (
    <div className="mb-4 grid gap-2">
      <Notice title={t("laterTitle")}>
        <ul className="grid gap-1">
          {labels.length > 0 && <li>{t("laterSources", named(labels))}</li>}
          {changed.length > 0 && <li>{t("laterChanged", named(changed))}</li>}
          {isReworded && <li>{t("laterReworded")}</li>}
        </ul>
      </Notice>
      <RefusalNotice refusal={keep.refusal} />
      <p>
        <Button variant="secondary" onClick={() => void send()} isPending={keep.isPending}>
          {t("keep")}
        </Button>
      </p>
    </div>
  );
}
