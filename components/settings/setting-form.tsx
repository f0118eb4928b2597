"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { type FieldRefusal, useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import type { SettingName } from "#db/vocabulary";
import type { ChangeSettingInput } from "#server/settings/schemas";

/** A setting as it stands, and where to go when it is saved: nowhere in Settings, to the next step in the set-up. */
export type SettingProps<Value> = { value: Value; seq: number; next?: string };

type Props<Typed extends object> = {
  name: SettingName;
  initial: Typed;
  seq: number;
  next?: string;
  /** What is sent, made of what was typed. */
  valueFrom: (typed: Typed) => unknown;
  children: (
    typed: Typed,
    setTyped: (change: Partial<Typed>) => void,
    /** What is wrong in a field of the value, or in the value itself. */
    errorsOf: (field?: string) => FieldRefusal[],
  ) => ReactNode;
};

/** Changes a setting. What two administrators change at once is not lost: the second is told. */
export function SettingForm<Typed extends object>({ name, initial, seq, next, valueFrom, children }: Props<Typed>) {
  const t = useTranslations("settings");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard, isRestored } = useUnsaved(`setting/${name}`, initial);
  const command = useCommand(trpc.settings.change.mutationOptions());
  const [savedSeq, setSavedSeq] = useState(0);
  const [isSaved, setSaved] = useState(false);

  async function send() {
    const input = { name, value: valueFrom(typed), replaces: Math.max(seq, savedSeq) };
    // The schema of the command says which value belongs to which name, and names the field that is wrong.
    const done = await command.run(input as ChangeSettingInput);
    if (!done) return;
    discard();
    setSavedSeq(done.result.seq);
    setSaved(true);
    if (next) router.push(next);
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      className="grid max-w-measure gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <UnsavedNotice isRestored={isRestored} onDiscard={() => discard(initial)} />
      {children(
        typed,
        (change) => {
          setSaved(false);
          setTyped(change);
        },
        (field) => (field === undefined ? command.listErrors("value") : command.fieldErrors(`value.${field}`)),
      )}
      <RefusalNotice refusal={command.refusal} />
      <p className="flex items-center gap-3">
        <Button type="submit" variant="primary" isPending={command.isPending}>
          {t(next ? "saveAndGoOn" : "save")}
        </Button>
        <span role="status" className="text-sm text-ink-soft">
          {isSaved && !command.isPending && t("saved")}
        </span>
      </p>
    </form>
  );
}
