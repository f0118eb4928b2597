"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { ReasonedForm } from "#components/ui/reasoned-form";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { SOURCE_KINDS, STANCES } from "#db/vocabulary";
import {
  LOCATOR_MAX_CHARACTERS,
  QUOTE_MAX_CHARACTERS,
  SOURCE_NOTE_MAX_CHARACTERS,
  WITHDRAWAL_MAX_CHARACTERS,
} from "#server/sources/schemas";
import type { SourceAtDeskView } from "#server/sources/views";
import { EVIDENCE_REASON_MAX_CHARACTERS } from "#server/verdicts/schemas";

type Props = { source: SourceAtDeskView; may: { change: boolean; accept: boolean } };

/** What can be done with a source: change what is said of it, withdraw it, accept it as new evidence. */
export function SourceActions({ source, may }: Props) {
  const t = useTranslations("sources");
  if (!may.change && !may.accept) return null;
  return (
    <details className="mt-1 text-sm">
      <summary className="text-ink-soft">{t("change", { number: source.number })}</summary>
      <div className="grid gap-5 pt-2 pb-3">
        {may.change && <EditSource key={source.version} source={source} />}
        {may.change && <ReasonedAction source={source.id} action="withdraw" />}
        {may.accept && <ReasonedAction source={source.id} action="accept" />}
      </div>
    </details>
  );
}

function EditSource({ source }: Pick<Props, "source">) {
  const t = useTranslations("sources");
  const router = useRouter();
  const trpc = useTRPC();
  const { id, version, stance, kind, locator, note, translation, interest } = source;
  const initial = { stance, kind, locator, note, translation, interest };
  const { typed, setTyped, discard } = useUnsaved(`edit-source:${id}:${version}`, initial);
  const command = useCommand(trpc.sources.edit.mutationOptions());

  async function send() {
    if (!(await command.run({ source: id, fromVersion: version, ...typed }))) return;
    discard();
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t("editTitle", { number: source.number })}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ChoiceGroup
        legend={t("stanceLegend")}
        name={`stance-${id}`}
        layout="row"
        value={typed.stance}
        onChange={(chosen) => setTyped({ stance: chosen })}
        choices={STANCES.map((value) => ({ value, label: t(`stance.${value}`) }))}
        errors={command.fieldErrors("stance")}
      />
      <SelectField
        label={t("kindLegend")}
        value={typed.kind}
        onChange={(chosen) => setTyped({ kind: chosen })}
        options={SOURCE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        errors={command.fieldErrors("kind")}
      />
      <TextField
        label={t("locator")}
        hint={t("locatorHint")}
        value={typed.locator}
        onChange={(words) => setTyped({ locator: words })}
        maxCharacters={LOCATOR_MAX_CHARACTERS}
        errors={command.fieldErrors("locator")}
      />
      <TextArea
        label={t("note")}
        rows={2}
        value={typed.note}
        onChange={(words) => setTyped({ note: words })}
        maxCharacters={SOURCE_NOTE_MAX_CHARACTERS}
        errors={command.fieldErrors("note")}
      />
      <TextArea
        label={t("translationField")}
        rows={2}
        value={typed.translation}
        onChange={(words) => setTyped({ translation: words })}
        maxCharacters={QUOTE_MAX_CHARACTERS}
        errors={command.fieldErrors("translation")}
      />
      <TextArea
        label={t("interestField")}
        rows={2}
        value={typed.interest}
        onChange={(words) => setTyped({ interest: words })}
        maxCharacters={SOURCE_NOTE_MAX_CHARACTERS}
        errors={command.fieldErrors("interest")}
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

/** Withdraws a source, or accepts it as new evidence, each with a reason. */
function ReasonedAction({ source, action }: { source: string; action: "withdraw" | "accept" }) {
  const t = useTranslations("sources");
  const trpc = useTRPC();
  const withdraw = useCommand(trpc.sources.withdraw.mutationOptions());
  const accept = useCommand(trpc.verdicts.acceptEvidence.mutationOptions());
  const command = action === "withdraw" ? withdraw : accept;
  return (
    <ReasonedForm
      name={`${action}-source:${source}`}
      action={t(action)}
      label={t(`${action}Reason`)}
      hint={t(`${action}Hint`)}
      maxCharacters={action === "withdraw" ? WITHDRAWAL_MAX_CHARACTERS : EVIDENCE_REASON_MAX_CHARACTERS}
      command={command}
      send={(reason) => command.run({ source, reason })}
    />
  );
}
