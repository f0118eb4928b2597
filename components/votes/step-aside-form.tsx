"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { RECUSAL_KINDS, type RecusalKind } from "#db/vocabulary";
import { INTEREST_MAX_CHARACTERS } from "#server/votes/schemas";

type Typed = { kind: RecusalKind; statement: string };

type Props = {
  claims: string[];
  kind?: RecusalKind;
  /** Why, as long as nothing else is typed. */
  statement?: string;
};

/** Steps aside permanently from a claim, or from several at once, and says why. */
export function StepAsideForm({ claims, kind = "interest", statement = "" }: Props) {
  const t = useTranslations("votes");
  const router = useRouter();
  const trpc = useTRPC();
  const initial: Typed = { kind, statement };
  const { typed, setTyped, discard } = useUnsaved<Typed>(`aside:${claims.join(" ")}`, initial);
  const command = useCommand(trpc.votes.declareInterest.mutationOptions());

  const [isAsked, setAsked] = useState(false);

  async function send() {
    if (!(await command.run({ claims, ...typed }))) return;
    discard();
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t("stepAsideTitle")}
      className="mt-2 grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
      }}
    >
      <p className="text-sm text-ink-soft">{t("stepAsideLead")}</p>
      <ChoiceGroup
        legend={t("interestKind")}
        name="kind"
        value={typed.kind}
        onChange={(chosen) => setTyped({ kind: chosen })}
        choices={RECUSAL_KINDS.map((value) => ({ value, label: t(value), description: t(`${value}Means`) }))}
      />
      <TextArea
        label={t("statement")}
        rows={2}
        value={typed.statement}
        onChange={(typedStatement) => setTyped({ statement: typedStatement })}
        maxCharacters={INTEREST_MAX_CHARACTERS}
        errors={command.fieldErrors("statement")}
      />
      <RefusalNotice refusal={command.refusal} />
      <Button type="submit" variant="secondary" isPending={command.isPending}>
        {t("stepAside")}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={t("stepAsideAsk")}
        consequences={[t("stepAsideMeans.vote"), t("stepAsideMeans.withdrawn"), t("stepAsideMeans.final")]}
        action={t("stepAside")}
        isDanger
        isPending={command.isPending}
        onConfirm={() => {
          setAsked(false);
          void send();
        }}
        onCancel={() => setAsked(false)}
      />
    </form>
  );
}
