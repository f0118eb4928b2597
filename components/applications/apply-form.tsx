"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { APPLICATION_MAX_CHARACTERS } from "#server/applications/schemas";

const EMPTY = { statement: "" };

/** A few lines with which a reader asks to become a reviewer. */
export function ApplyForm({ locale }: { locale: string }) {
  const t = useTranslations("applications");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard, isRestored } = useUnsaved("apply", EMPTY);
  const command = useCommand(trpc.applications.submit.mutationOptions());

  async function send() {
    if (!(await command.run(typed))) return;
    discard(EMPTY);
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
      <UnsavedNotice isRestored={isRestored} onDiscard={() => discard(EMPTY)} />
      <TextArea
        label={t("statement")}
        hint={t.rich("statementHint", {
          interests: (words) => (
            <a href={`/${locale}/desk/profile/interests`} className="underline">
              {words}
            </a>
          ),
        })}
        value={typed.statement}
        onChange={(statement) => setTyped({ statement })}
        maxCharacters={APPLICATION_MAX_CHARACTERS}
        errors={command.fieldErrors("statement")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="primary" isPending={command.isPending}>
          {t("apply")}
        </Button>
      </p>
    </form>
  );
}
