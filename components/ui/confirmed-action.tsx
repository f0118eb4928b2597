"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { RefusalNotice } from "#components/ui/refusal-notice";
import type { RunningCommand } from "#components/ui/use-command";

type Props = {
  action: string;
  /** The question that is asked once more, and what it means. */
  title: string;
  consequences: readonly string[];
  isDanger?: boolean;
  command: RunningCommand;
  /** Runs the command; null when it was refused. */
  send: () => Promise<object | null>;
};

/** A button for something that is asked once more; the page is then shown anew. */
export function ConfirmedAction({ action, title, consequences, isDanger, command, send }: Props) {
  const router = useRouter();
  const [isAsked, setAsked] = useState(false);

  async function run() {
    if (!(await send())) return;
    setAsked(false);
    router.refresh();
  }

  return (
    <p>
      <Button variant={isDanger ? "danger" : "secondary"} onClick={() => setAsked(true)}>
        {action}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={title}
        consequences={consequences}
        action={action}
        isDanger={isDanger}
        isPending={command.isPending}
        onConfirm={() => void run()}
        onCancel={() => setAsked(false)}
      >
        <RefusalNotice refusal={command.refusal} />
      </ConfirmDialog>
    </p>
  );
}
