"use client";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import type { RunningCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";

type Props = {
  /** Under what a reason that is not sent yet is kept in this browser. */
  name: string;
  /** What is done, in the words of the button. */
  action: string;
  label: string;
  hint: string;
  maxCharacters: number;
  command: RunningCommand;
  /** Runs the command; null when it was refused. */
  send: (reason: string) => Promise<object | null>;
  /** The field of the command that the reason fills. */
  errorsAt?: string;
  /** What follows, where it is not the same page anew. */
  onDone?: () => void;
};

/** Something that is done with a reason which others read. */
export function ReasonedForm({ name, action, label, hint, maxCharacters, command, send, onDone, ...more }: Props) {
  const router = useRouter();
  const { typed, setTyped, discard } = useUnsaved(name, { reason: "" });

  async function run() {
    if (!(await send(typed.reason))) return;
    // What was sent is not typed any more, also where the same place then asks for something else.
    discard({ reason: "" });
    onDone?.();
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={action}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <TextArea
        label={label}
        hint={hint}
        rows={2}
        value={typed.reason}
        onChange={(reason) => setTyped({ reason })}
        maxCharacters={maxCharacters}
        errors={command.fieldErrors(more.errorsAt ?? "reason")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="secondary" isPending={command.isPending}>
          {action}
        </Button>
      </p>
    </form>
  );
}
