"use client";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { ReasonedForm } from "#components/ui/reasoned-form";
import { useCommand } from "#components/ui/use-command";
import { OBJECTION_MAX_CHARACTERS } from "#server/measures/schemas";
import type { OwnMeasureView } from "#server/measures/views";

/** What a member says against a measure about them, or the form for it. */
export function OwnObjection({ measure: { id, objected, objection } }: { measure: OwnMeasureView }) {
  const t = useTranslations("measures");
  const trpc = useTRPC();
  const command = useCommand(trpc.measures.object.mutationOptions());
  if (objected !== null) {
    return (
      <p className="text-sm whitespace-pre-line" dir="auto">
        <b className="font-semibold">{t("objected")}</b> {objected}{" "}
        {objection === null && <span className="text-ink-soft">{t("objectionWaits")}</span>}
      </p>
    );
  }
  return (
    <details className="mt-1">
      <summary className="text-sm underline">{t("object")}</summary>
      <div className="py-3">
        <ReasonedForm
          name={`object:${id}`}
          action={t("object")}
          label={t("objectText")}
          hint={t("objectHint")}
          maxCharacters={OBJECTION_MAX_CHARACTERS}
          command={command}
          errorsAt="text"
          send={(text) => command.run({ measure: id, text })}
        />
      </div>
    </details>
  );
}
