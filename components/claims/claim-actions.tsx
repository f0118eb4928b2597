"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ConfirmedAction } from "#components/ui/confirmed-action";
import { ReasonedForm } from "#components/ui/reasoned-form";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import {
  CLAIM_REASON_MAX_CHARACTERS,
  CLAIM_REASON_MIN_CHARACTERS,
  STATEMENT_MAX_CHARACTERS,
} from "#server/claims/schemas";

type Props = {
  claim: { id: string; statement: string; version: number };
  /** What the one who looks may do with it. */
  may: { edit: boolean; withdraw: boolean; decline: boolean; restore: boolean; reopen: boolean };
};

/** What can be done with a claim by who submitted it and by moderators: change its words, withdraw, decline, restore it. */
export function ClaimActions({ claim, may }: Props) {
  const t = useTranslations("claims");
  if (!Object.values(may).includes(true)) return null;
  return (
    <details className="border-b border-rule">
      <summary className="py-2.5 font-semibold">{t("change")}</summary>
      <div className="grid max-w-measure gap-6 pb-5">
        {may.edit && <EditClaim key={claim.version} claim={claim} />}
        {may.withdraw && <WithdrawClaim claim={claim.id} />}
        {may.decline && <ReasonedAction claim={claim.id} action="decline" />}
        {may.reopen && <ReasonedAction claim={claim.id} action="reopen" />}
        {may.restore && <RestoreClaim claim={claim.id} />}
      </div>
    </details>
  );
}

function EditClaim({ claim }: Pick<Props, "claim">) {
  const t = useTranslations("claims");
  const router = useRouter();
  const trpc = useTRPC();
  const initial = { statement: claim.statement, reason: "" };
  const { typed, setTyped, discard } = useUnsaved(`edit-claim:${claim.id}:${claim.version}`, initial);
  const command = useCommand(trpc.claims.edit.mutationOptions());

  async function send() {
    if (!(await command.run({ claim: claim.id, fromVersion: claim.version, ...typed }))) return;
    discard();
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t("editTitle")}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea
        label={t("statement")}
        hint={t("editHint")}
        rows={3}
        isText
        value={typed.statement}
        onChange={(statement) => setTyped({ statement })}
        maxCharacters={STATEMENT_MAX_CHARACTERS}
        errors={command.fieldErrors("statement")}
      />
      <TextArea
        label={t("editReason")}
        hint={t("reasonHint", { min: CLAIM_REASON_MIN_CHARACTERS })}
        rows={2}
        value={typed.reason}
        onChange={(reason) => setTyped({ reason })}
        maxCharacters={CLAIM_REASON_MAX_CHARACTERS}
        errors={command.fieldErrors("reason")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="secondary" isPending={command.isPending}>
          {t("editSend")}
        </Button>
      </p>
    </form>
  );
}

function WithdrawClaim({ claim }: { claim: string }) {
  const t = useTranslations("claims");
  const trpc = useTRPC();
  const command = useCommand(trpc.claims.withdraw.mutationOptions());
  return (
    <ConfirmedAction
      action={t("withdraw")}
      title={t("withdrawTitle")}
      consequences={[t("withdrawMeans.closed"), t("withdrawMeans.restored")]}
      command={command}
      send={() => command.run({ claim })}
    />
  );
}

/** Declines a claim, or opens another round of votes on it, each with a reason that members read. */
function ReasonedAction({ claim, action }: { claim: string; action: "decline" | "reopen" }) {
  const t = useTranslations("claims");
  const trpc = useTRPC();
  const decline = useCommand(trpc.claims.decline.mutationOptions());
  const reopen = useCommand(trpc.votes.reopen.mutationOptions());
  const command = action === "decline" ? decline : reopen;
  return (
    <ReasonedForm
      name={`${action}:${claim}`}
      action={t(action)}
      label={t(`${action}Reason`)}
      hint={t(`${action}Hint`)}
      maxCharacters={CLAIM_REASON_MAX_CHARACTERS}
      command={command}
      send={(reason) => command.run({ claim, reason })}
    />
  );
}

function RestoreClaim({ claim }: { claim: string }) {
  const t = useTranslations("claims");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.claims.restore.mutationOptions());

  async function send() {
    if (await command.run({ claim })) router.refresh();
  }

  return (
    <div className="grid gap-2">
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button variant="secondary" onClick={() => void send()} isPending={command.isPending}>
          {t("restore")}
        </Button>
      </p>
    </div>
  );
}
