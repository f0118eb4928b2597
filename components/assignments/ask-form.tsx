"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextField } from "#components/ui/text-field";
import { useCommand } from "#components/ui/use-command";
import { useLongDay } from "#components/ui/use-long-day";
import { useUnsaved } from "#components/ui/use-unsaved";
import type { FollowedKind } from "#db/vocabulary";
import { DUE_DAYS_MAX } from "#server/assignments/schemas";
import type { AssignmentView } from "#server/assignments/views";

type Props = { kind: FollowedKind; subject: string; own: string; assignments: readonly AssignmentView[] };

/** Asks a member to look at a claim or a check, and shows who was asked; `own` is the handle of the one who looks. */
export function AskForm({ kind, subject, own, assignments }: Props) {
  const t = useTranslations("assignments");
  const longDay = useLongDay();
  const router = useRouter();
  const trpc = useTRPC();
  const asking = useCommand(trpc.assignments.ask.mutationOptions());
  const withdrawing = useCommand(trpc.assignments.withdraw.mutationOptions());
  const initial = { handle: "", dueOn: "" };
  const { typed, setTyped, discard } = useUnsaved(`ask:${subject}`, initial);
  const [asked, setAsked] = useState<string | null>(null);

  async function send() {
    const { handle, dueOn } = typed;
    setAsked(null);
    if (!(await asking.run({ kind, subject, handle, dueOn: dueOn === "" ? null : dueOn }))) return;
    setAsked(handle);
    discard(initial);
    router.refresh();
  }

  const due = (day: string | null) => (day ? longDay(day) : "none");
  return (
    <div className="grid gap-4 pt-1 pb-4">
      <form
        method="post"
        noValidate
        aria-label={t("title")}
        className="grid max-w-md gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="text-sm text-ink-soft">{t(kind === "claim" ? "noWords" : "noWordsCheck")}</p>
        <TextField
          label={t("handle")}
          hint={t("handleHint")}
          autoComplete="off"
          value={typed.handle}
          onChange={(handle) => setTyped({ handle })}
          errors={asking.fieldErrors("handle")}
        />
        <TextField
          label={t("due")}
          hint={t("dueHint", { max: DUE_DAYS_MAX })}
          type="date"
          value={typed.dueOn}
          onChange={(dueOn) => setTyped({ dueOn })}
          errors={asking.fieldErrors("dueOn")}
        />
        <RefusalNotice refusal={asking.refusal} />
        <p className="flex items-center gap-3">
          <Button type="submit" variant="secondary" isPending={asking.isPending}>
            {t("ask")}
          </Button>
          <span role="status" className="text-sm text-ink-soft">
            {asked && t("asked", { member: asked })}
          </span>
        </p>
      </form>
      {assignments.length > 0 && (
        <section aria-label={t("list")}>
          <ul className="grid gap-1 text-sm">
            {assignments.map(({ id, by, member, dueOn, answer }) => (
              <li key={id} className="flex flex-wrap items-baseline gap-x-3">
                <span>{t("line", { by, member, due: due(dueOn) })}</span>
                <span className="text-ink-soft">{t(`answer.${answer === "accepted" ? "accepted" : "none"}`)}</span>
                {by === own && (
                  <Button
                    variant="quiet"
                    isPending={withdrawing.isPending}
                    onClick={async () => {
                      if (await withdrawing.run({ assignment: id })) router.refresh();
                    }}
                  >
                    {t("withdraw")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <RefusalNotice refusal={withdrawing.refusal} />
        </section>
      )}
    </div>
  );
}
