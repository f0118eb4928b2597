"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextField } from "#components/ui/text-field";
import { useCommand } from "#components/ui/use-command";

/** Deletes one's account: what goes and what stays is said first, and the handle is typed. */
export function DeleteAccount({ handle, locale }: { handle: string; locale: string }) {
  const t = useTranslations("profile");
  const trpc = useTRPC();
  const command = useCommand(trpc.members.deleteAccount.mutationOptions());
  const [isAsked, setAsked] = useState(false);
  const [typed, setTyped] = useState("");

  async function run() {
    // The desk is left for good: the whole page is asked for anew, as a visitor.
    if (await command.run({ handle: typed })) window.location.assign(`/${locale}`);
  }

  return (
    <p>
      <Button variant="danger" onClick={() => setAsked(true)}>
        {t("delete")}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={t("deleteTitle")}
        consequences={[t("deleteGoes"), t("deleteStays"), t("deleteFinal")]}
        action={t("delete")}
        isDanger
        isPending={command.isPending}
        onConfirm={() => void run()}
        onCancel={() => setAsked(false)}
      >
        <TextField
          label={t("deleteType", { handle })}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          errors={command.fieldErrors("handle")}
        />
        <RefusalNotice refusal={command.refusal} />
      </ConfirmDialog>
    </p>
  );
}
