"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { MeasureList } from "#components/measures/measure-list";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { chosen, useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { OBJECTION_OUTCOMES, type ObjectionOutcome } from "#db/vocabulary";
import { PUBLIC_NOTE_MAX_CHARACTERS } from "#server/measures/schemas";
import type { ObjectionView } from "#server/measures/views";

type Props = { objection: ObjectionView; next: string };

/** An objection to a measure, the measure, and its decision by somebody who had no part in it. */
export function DecideObjection({ objection, next }: Props) {
  const t = useTranslations("measures.decide");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.measures.decideObjection.mutationOptions());
  const { id, text, by, measure, mayDecide } = objection;
  const initial = { outcome: null as ObjectionOutcome | null, reason: "" };
  const { typed, setTyped, discard } = useUnsaved(`objection:${id}`, initial);
  const { words: _, ...told } = measure;
  return (
    <div className="grid gap-3">
      <MeasureList measures={[told]} />
      <h3 className="text-sm font-semibold text-ink-soft">{t("title", { by })}</h3>
      <p className="border-s-3 border-rule ps-3 whitespace-pre-line wrap-anywhere" dir="auto">
        {text}
      </p>
      {!mayDecide && measure.objection === null && <p className="text-sm">{t("own")}</p>}
      {mayDecide && (
        <form
          method="post"
          noValidate
          aria-label={t("send")}
          className="grid gap-3"
          onSubmit={async (event) => {
            event.preventDefault();
            const { outcome, reason } = typed;
            if (!(await command.run({ objection: id, outcome: chosen(outcome), reason }))) return;
            discard(initial);
            router.push(next);
            router.refresh();
          }}
        >
          <ChoiceGroup
            legend={t("outcome")}
            name="outcome"
            value={typed.outcome}
            onChange={(outcome) => setTyped({ outcome })}
            choices={OBJECTION_OUTCOMES.map((value) => ({ value, label: t(value) }))}
            errors={command.fieldErrors("outcome")}
          />
          <TextArea
            label={t("reason")}
            hint={t("reasonHint")}
            rows={3}
            value={typed.reason}
            onChange={(reason) => setTyped({ reason })}
            maxCharacters={PUBLIC_NOTE_MAX_CHARACTERS}
            errors={command.fieldErrors("reason")}
          />
          <RefusalNotice refusal={command.refusal} />
          <p>
            <Button type="submit" variant="primary" isPending={command.isPending}>
              {t("send")}
            </Button>
          </p>
        </form>
      )}
    </div>
  );
}
