"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ErrorText } from "#components/ui/error-text";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { type FieldRefusal, useCommand } from "#components/ui/use-command";
import { STANDPOINT_ANSWERS, type StandpointAnswer } from "#db/vocabulary";

type Props = {
  topic: string;
  version: number;
  /** What it is, who sees it and what it does: read before one agrees. */
  facts: ReactNode;
  /** The words that send the answer, and where to go then. */
  save: string;
  next: string;
};

/**
 * The private question of a topic. What is chosen is kept nowhere until it is sent, not even in this browser: it is a
 * political opinion, and somebody else may use the machine.
 */
export function QuestionForm({ topic, version, facts, save, next }: Props) {
  const t = useTranslations("standpoints");
  const router = useRouter();
  const trpc = useTRPC();
  const id = useId();
  const command = useCommand(trpc.standpoints.keep.mutationOptions());
  const [chosen, setChosen] = useState<StandpointAnswer | null>(null);
  const [agrees, setAgrees] = useState(false);
  // Before its script has come a form is sent by the browser itself: an answer must not stand in an address.
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  async function send(said: StandpointAnswer | "rather_not" | null) {
    // Without a choice the command itself says that one is needed.
    const sent = await command.run({ topic, version, answer: said as StandpointAnswer, agrees });
    if (!sent) return;
    router.push(next);
    router.refresh();
  }

  return (
    <form
      noValidate
      method="post"
      className="mt-5 max-w-measure"
      onSubmit={(event) => {
        event.preventDefault();
        void send(chosen);
      }}
    >
      <fieldset aria-describedby={`${id}-errors`}>
        <legend className="sr-only">{t("question")}</legend>
        <div className="relative grid grid-cols-5 before:absolute before:inset-x-[10%] before:top-2.5 before:border-t before:border-ink-faint">
          {STANDPOINT_ANSWERS.map((one) => (
            <label
              key={one}
              className="relative grid cursor-pointer justify-items-center gap-2 pb-1.5 text-center text-sm leading-tight text-ink-soft has-checked:font-semibold has-checked:text-ink"
            >
              <input
                type="radio"
                name={`${id}-answer`}
                value={one}
                checked={chosen === one}
                onChange={() => setChosen(one)}
                className="size-5 bg-paper accent-accent"
              />
              {t(`answer.${one}`)}
            </label>
          ))}
        </div>
        <Errors id={`${id}-errors`} errors={command.fieldErrors("answer")} />
      </fieldset>
      {facts}
      <label className="mt-4 flex items-start gap-2.5 bg-paper-sunk px-3 py-2.5 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-accent"
          checked={agrees}
          aria-describedby={`${id}-agrees`}
          onChange={({ target }) => setAgrees(target.checked)}
        />
        <span>{t("agree")}</span>
      </label>
      <Errors id={`${id}-agrees`} errors={command.fieldErrors("agrees")} />
      <div className="mt-3">
        <RefusalNotice refusal={command.refusal} />
      </div>
      <p className="mt-4 flex flex-wrap gap-3">
        <Button type="submit" disabled={!isReady} isPending={command.isPending} className="max-sm:w-full">
          {save}
        </Button>
        <Button
          variant="secondary"
          className="max-sm:w-full"
          disabled={!isReady}
          isPending={command.isPending}
          onClick={() => void send("rather_not")}
        >
          {t("ratherNot")}
        </Button>
      </p>
    </form>
  );
}

function Errors({ id, errors }: { id: string; errors: readonly FieldRefusal[] }) {
  return (
    <div id={id} role="alert" className="text-sm text-danger">
      {errors.map(({ reason, params }) => (
        <p key={reason} className="mt-1.5">
          <ErrorText reason={reason} params={params} />
        </p>
      ))}
    </div>
  );
}
