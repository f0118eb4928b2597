"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { ANSWER_MAX_CHARACTERS } from "#server/applications/schemas";

/** A moderator accepts or declines, with a reason that the applicant reads. */
export function AnswerForm({ application, handle, locale }: { application: string; handle: string; locale: string }) {
  const t = useTranslations("applications");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard } = useUnsaved(`application/${application}`, { reason: "" });
  const command = useCommand(trpc.applications.answer.mutationOptions());

  async function answer(outcome: "accepted" | "declined") {
    if (!(await command.run({ application, outcome, reason: typed.reason }))) return;
    discard();
    router.push(`/${locale}/desk/members/applications`);
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      className="grid max-w-measure gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void answer("accepted");
      }}
    >
      <TextArea
        label={t("reason")}
        hint={t("reasonHint", { handle })}
        rows={2}
        value={typed.reason}
        onChange={(reason) => setTyped({ reason })}
        maxCharacters={ANSWER_MAX_CHARACTERS}
        errors={command.fieldErrors("reason")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isPending={command.isPending}>
          {t("accept")}
        </Button>
        <Button variant="secondary" onClick={() => void answer("declined")} isPending={command.isPending}>
          {t("decline")}
        </Button>
      </p>
    </form>
  );
}
