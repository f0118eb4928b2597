"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { ReasonedForm } from "#components/ui/reasoned-form";
import { useCommand } from "#components/ui/use-command";
import { REASON_MAX_CHARACTERS } from "#server/checks/schemas";

type Props = { locale: string; check: string; version: number };

/** A moderator sends a check back to its author with a reason: for that, nobody has to step aside from its claims. */
export function SendBackForm({ locale, check, version }: Props) {
  const t = useTranslations("review");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.checks.sendBack.mutationOptions());
  return (
    <div className="border-t border-rule pt-4">
      <ReasonedForm
        name={`send-back:${check}:${version}`}
        action={t("sendBack")}
        label={t("reason")}
        hint={t("sendBackHint")}
        maxCharacters={REASON_MAX_CHARACTERS}
        command={command}
        send={(reason) => command.run({ check, reason })}
        onDone={() => router.push(`/${locale}/desk/review`)}
      />
    </div>
  );
}
