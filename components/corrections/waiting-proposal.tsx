"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextDifference } from "#components/corrections/text-difference";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Day } from "#components/ui/day";
import { ReasonedForm } from "#components/ui/reasoned-form";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import type { DraftView } from "#server/checks/views";
import { differencesOf } from "#server/corrections/rules";
import { REVIEW_REASON_MAX_CHARACTERS } from "#server/corrections/schemas";
import type { ProposalView } from "#server/corrections/views";

type Props = { proposal: ProposalView; check: DraftView; locale: string };

/** A proposed correction: what it would change, and its second moderator's decision. */
export function WaitingProposal({ proposal, check, locale }: Props) {
  const t = useTranslations("review");
  const tc = useTranslations("corrections");
  const tv = useTranslations("verdicts");
  const router = useRouter();
  const trpc = useTRPC();
  const approve = useCommand(trpc.corrections.approve.mutationOptions());
  const refuse = useCommand(trpc.corrections.refuse.mutationOptions());
  const [isAsked, setAsked] = useState(false);
  const { id, type, text, title, answer, body, verdicts, by, at, isOwn, mayApprove } = proposal;
  const isRetraction = type === "retraction";

  async function run() {
    setAsked(false);
    if (!(await approve.run({ proposal: id }))) return;
    router.push(`/${locale}/desk/review`);
    router.refresh();
  }

  return (
    <section aria-labelledby="proposed" className="grid gap-4 border-2 border-rule-strong p-4">
      <h2 id="proposed" className="text-lead font-semibold">
        {t("proposed", { type: tc(`type.${type}`) })}{" "}
        <span className="text-sm font-normal text-ink-soft">
          {t("proposedBy", { by })}, <Day at={at} />
        </span>
      </h2>
      <p className="max-w-measure whitespace-pre-line" dir="auto">
        {text}
      </p>
      {verdicts.length > 0 && (
        <dl className="grid max-w-measure gap-2 text-base">
          <dt className="text-sm font-semibold text-ink-soft">{t("proposedPrints")}</dt>
          {verdicts.map(({ claim, statement, state, rating, reason }) => (
            <dd key={claim}>
              <b className="font-semibold">
                {rating ? `${tv(`rating.${rating}`)} (${tv(`stateWord.${state}`)})` : tv(`state.${state}`)}
              </b>{" "}
              <span dir="auto">{statement}</span>
              {reason && (
                <span className="block text-sm text-ink-soft" dir="auto">
                  {t("proposedOverride", { reason })}
                </span>
              )}
            </dd>
          ))}
        </dl>
      )}
      {!isRetraction && <TextDifference differences={differencesOf(check, { title, answer, body })} />}
      {isOwn && <p className="text-sm">{t("proposalOwn")}</p>}
      {!isOwn && !mayApprove && <p className="text-sm">{t("own")}</p>}
      {mayApprove && (
        <div>
          <Button variant="primary" isPending={approve.isPending} onClick={() => setAsked(true)}>
            {t("approve")}
          </Button>
          <RefusalNotice refusal={approve.refusal} />
        </div>
      )}
      <div className="max-w-measure">
        <ReasonedForm
          name={`refuse:${id}`}
          action={t(isOwn ? "takeBackProposal" : "refuse")}
          label={t("reason")}
          hint={t(isOwn ? "takeBackHint" : "refuseHint")}
          maxCharacters={REVIEW_REASON_MAX_CHARACTERS}
          command={refuse}
          send={(reason) => refuse.run({ proposal: id, reason })}
        />
      </div>
      <ConfirmDialog
        isOpen={isAsked}
        title={t(isRetraction ? "retractTitle" : "approveTitle")}
        consequences={
          isRetraction
            ? [t("retractMeans.marked"), t("retractMeans.final")]
            : [t("approveMeans.public"), t("approveMeans.kept")]
        }
        action={t(isRetraction ? "retract" : "approve")}
        isDanger={isRetraction}
        isPending={approve.isPending}
        onConfirm={() => void run()}
        onCancel={() => setAsked(false)}
      />
    </section>
  );
}
