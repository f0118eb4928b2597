"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextField } from "#components/ui/text-field";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { TITLE_MAX_CHARACTERS } from "#server/checks/schemas";

/** Starts a check of a claim with the question that it answers. */
export function StartCheckForm({ locale, claim, language }: { locale: string; claim: string; language: string }) {
  const t = useTranslations("claims");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard } = useUnsaved(`start-check:${claim}`, { title: "" });
  const command = useCommand(trpc.checks.draft.mutationOptions());

  async function send() {
    const done = await command.run({ subjectClaim: claim, title: typed.title, language });
    if (!done) return;
    discard();
    router.push(`/${locale}/desk/checks/${done.result.check}`);
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t("startCheck")}
      className="grid max-w-measure gap-3 pb-5"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={t("checkTitle")}
        value={typed.title}
        onChange={(title) => setTyped({ title })}
        maxCharacters={TITLE_MAX_CHARACTERS}
        errors={command.fieldErrors("title")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="primary" isPending={command.isPending}>
          {t("startCheck")}
        </Button>
      </p>
    </form>
  );
}
