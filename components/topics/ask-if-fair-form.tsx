"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ErrorText } from "#components/ui/error-text";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import { ASKED_AT_ONCE_MAX } from "#server/topics/schemas";

type Props = { topic: string; version: number; members: readonly { id: string; handle: string }[] };

/** Asks members whether two positions are fair. */
export function AskIfFairForm({ topic, version, members }: Props) {
  const t = useTranslations("topics");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.topics.askIfFair.mutationOptions());
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (members.length === 0) return <p className="text-sm text-ink-soft">{t("askedAll")}</p>;
  return (
    <form
      method="post"
      className="grid max-w-measure gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!(await command.run({ topic, version, members: [...chosen] }))) return;
        setChosen([]);
        router.refresh();
      }}
    >
      <fieldset>
        <legend className="mb-1.5 text-sm font-semibold">{t("ask")}</legend>
        <p className="mb-1.5 text-xs text-ink-faint">{t("askHint", { max: ASKED_AT_ONCE_MAX })}</p>
        <div className="grid max-h-56 gap-x-4 overflow-y-auto rounded border border-field bg-paper-raised p-2 sm:grid-cols-3">
          {members.map(({ id, handle }) => (
            <label key={id} className="flex min-h-8 items-center gap-2 text-sm max-md:min-h-10">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  setChosen(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                }
              />
              <span className="min-w-0 truncate">{handle}</span>
            </label>
          ))}
        </div>
        {command.listErrors("members").map(({ reason, params }) => (
          <p key={reason} role="alert" className="mt-1.5 text-sm text-danger">
            <ErrorText reason={reason} params={params} />
          </p>
        ))}
      </fieldset>
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="secondary" isPending={command.isPending}>
          {t("askThem")}
        </Button>
      </p>
    </form>
  );
}
