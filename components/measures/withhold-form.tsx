"use client";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { ReasonedForm } from "#components/ui/reasoned-form";
import { useCommand } from "#components/ui/use-command";
import { PUBLIC_NOTE_MAX_CHARACTERS } from "#server/measures/schemas";

/** An administrator withholds a published check, with the note that its address will show. */
export function WithholdForm({ check }: { check: string }) {
  const t = useTranslations("measures");
  const trpc = useTRPC();
  const command = useCommand(trpc.measures.withhold.mutationOptions());
  return (
    <details className="border-t border-rule">
      <summary className="py-2 text-sm font-semibold">{t("withholdTitle")}</summary>
      <ReasonedForm
        name={`withhold:${check}`}
        action={t("withholdSend")}
        label={t("withholdNote")}
        hint={t("withholdHint")}
        maxCharacters={PUBLIC_NOTE_MAX_CHARACTERS}
        command={{ ...command, fieldErrors: () => command.fieldErrors("publicNote") }}
        send={(publicNote) => command.run({ check, publicNote })}
      />
    </details>
  );
}
