"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { useCommand } from "#components/ui/use-command";

type Props = { topic: string; label: string; others: readonly { slug: string; label: string }[] };

/** Says that a topic is the same as another: its claims become the other's. */
export function MergeTopicForm({ topic, label, others }: Props) {
  const t = useTranslations("topics");
  const router = useRouter();
  const locale = useLocale();
  const trpc = useTRPC();
  const command = useCommand(trpc.topics.merge.mutationOptions());
  const [into, setInto] = useState("");
  const [isAsked, setAsked] = useState(false);
  const chosen = others.find(({ slug }) => slug === into);
  return (
    <div className="grid max-w-measure gap-4">
      <SelectField
        label={t("mergeInto")}
        value={into}
        onChange={setInto}
        options={[
          { value: "", label: t("mergeChoose") },
          ...others.map((other) => ({ value: other.slug, label: other.label })),
        ]}
        errors={command.fieldErrors("into")}
      />
      <p>
        <Button variant="secondary" disabled={!chosen} onClick={() => setAsked(true)}>
          {t("merge")}
        </Button>
      </p>
      <ConfirmDialog
        isOpen={isAsked && chosen !== undefined}
        title={t("mergeTitle", { from: label, into: chosen?.label ?? "" })}
        consequences={[t("mergeClaims"), t("mergeWords"), t("mergeFinal")]}
        action={t("merge")}
        isPending={command.isPending}
        onConfirm={async () => {
          if (!(await command.run({ from: topic, into }))) return;
          router.push(`/${locale}/desk/topics/${into}`);
          router.refresh();
        }}
        onCancel={() => setAsked(false)}
      >
        <RefusalNotice refusal={command.refusal} />
      </ConfirmDialog>
    </div>
  );
}
