"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { REASON_MAX_CHARACTERS } from "#server/checks/schemas";

type Props = { locale: string; check: string; version: number };

/** A moderator sends a check back to its author with a reason: for that, nobody has to step aside from its claims. */
export function SendBackForm({ locale, check, version }: Props) {
  const t = useTranslations("review");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard } = useUnsaved(`send-back:${check}:${version}`, { reason: "" });
  const command = useCommand(trpc.checks.sendBack.mutationOptions());

  async function send() {
    if (!(await command.run({ check, reason: typed.reason }))) return;
    discard();
    router.push(`/${locale}/desk/review`);
    router.refresh();
  }

  return (
    <form
      noValidate
      aria-label={t("sendBack")}
      className="grid gap-3 border-t border-rule pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea
        label={t("reason")}
        hint={t("sendBackHint")}
        rows={3}
        value={typed.reason}
        onChange={(reason) => setTyped({ reason })}
        maxCharacters={REASON_MAX_CHARACTERS}
        errors={command.fieldErrors("reason")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="secondary" isPending={command.isPending}>
          {t("sendBack")}
        </Button>
      </p>
    </form>
  );
}
