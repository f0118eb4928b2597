"use client";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Day } from "#components/ui/day";
import { ReasonedForm } from "#components/ui/reasoned-form";
import { useCommand } from "#components/ui/use-command";
import { PUBLIC_NOTE_MAX_CHARACTERS } from "#server/measures/schemas";
import type { PastMeasureView } from "#server/measures/views";

/** What was done about a member before; what still holds can be ended. */
export function PastMeasures({ measures }: { measures: readonly PastMeasureView[] }) {
  const t = useTranslations("measures");
  if (measures.length === 0) return <p className="text-sm text-ink-soft">{t("form.pastNone")}</p>;
  return (
    <ul className="grid max-w-measure gap-1 text-sm">
      {measures.map(({ id, kind, rule, at, until, isOver }) => (
        <li key={id}>
          <span>
            {t(`kind.${kind}`)}, <Day at={at} />
            {until && <> {t.rich("until", { day: () => <Day at={until} /> })}</>} · {t(`rule.${rule}`)}{" "}
            {isOver && <span className="text-ink-soft">({t("form.isOver")})</span>}
          </span>
          {!isOver && kind !== "warn" && (
            <details>
              <summary className="text-ink-soft">{t("form.end")}</summary>
              <EndMeasure measure={id} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function EndMeasure({ measure }: { measure: string }) {
  const t = useTranslations("measures");
  const trpc = useTRPC();
  const command = useCommand(trpc.measures.end.mutationOptions());
  return (
    <ReasonedForm
      name={`end-measure:${measure}`}
      action={t("form.end")}
      label={t("form.endReason")}
      hint={t("form.endReasonHint")}
      maxCharacters={PUBLIC_NOTE_MAX_CHARACTERS}
      command={command}
      send={(reason) => command.run({ measure, reason })}
    />
  );
}
