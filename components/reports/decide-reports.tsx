"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { MeasureFields, measureOf, NO_MEASURE, type TypedMeasure } from "#components/measures/measure-fields";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { chosen, useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { type MeasureKind, REPORT_OUTCOMES, type ReportOutcome } from "#db/vocabulary";
import type { SavedReplyView } from "#server/moderation/views";
import { REPLY_MAX_CHARACTERS } from "#server/reports/schemas";
import type { ReportedView } from "#server/reports/views";

type Props = {
  reported: ReportedView;
  kinds: readonly MeasureKind[];
  replies: readonly SavedReplyView[];
  next: string;
};

/** Which thing a measure is about: the message that is hidden, the claim whose talk is locked, or its author. */
const subjectOf = (kind: TypedMeasure["kind"], { subject, claim, author }: ReportedView): string => {
  if (kind === "hide") return subject;
  return kind === "lock" ? (claim ?? subject) : author.id;
};

/** Decides about everything that was reported of one thing, with a measure or without. */
export function DecideReports({ reported, kinds, replies, next }: Props) {
  const t = useTranslations("queue");
  const tm = useTranslations("measures");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.reports.answer.mutationOptions());
  const initial = { outcome: "" as ReportOutcome | "", reply: "", measure: NO_MEASURE };
  const { typed, setTyped, discard } = useUnsaved(`decide:${reported.subject}`, initial);
  const { outcome, reply, measure } = typed;
  const setMeasure = (change: Partial<TypedMeasure>) => setTyped({ measure: { ...measure, ...change } });

  async function send() {
    const { kind, subject } = reported;
    const taken = measure.kind === "" ? null : measureOf(measure, subjectOf(measure.kind, reported));
    const decided = await command.run({ kind, subject, outcome: chosen(outcome || null), reply, measure: taken });
    if (!decided) return;
    discard(initial);
    router.push(next);
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t("outcome")}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <SelectField
        label={t("outcome")}
        value={outcome}
        onChange={(one) => setTyped({ outcome: one })}
        options={REPORT_OUTCOMES.map((one) => ({ value: one, label: t(`outcomes.${one}`) }))}
        placeholder=""
        errors={command.fieldErrors("outcome")}
      />
      <SelectField
        label={t("decide")}
        value={measure.kind === "" ? "none" : measure.kind}
        onChange={(kind) => setMeasure({ kind: kind === "none" ? "" : kind })}
        options={[
          { value: "none" as const, label: t("noMeasure") },
          ...kinds.map((kind) => ({ value: kind, label: tm(`action.${kind}`) })),
        ]}
        errors={command.fieldErrors("measure.kind")}
      />
      {measure.kind !== "" && (
        <MeasureFields typed={measure} setTyped={setMeasure} replies={replies} command={command} prefix="measure." />
      )}
      {replies.length > 0 && (
        <SelectField
          label={tm("form.saved")}
          value=""
          onChange={(id) => {
            const saved = replies.find((one) => one.id === id);
            if (saved) setTyped({ reply: saved.text });
          }}
          options={replies.map(({ id, title }) => ({ value: id, label: title }))}
          placeholder={tm("form.none")}
        />
      )}
      <TextArea
        label={t("reply")}
        hint={t("replyHint")}
        rows={3}
        value={reply}
        onChange={(text) => setTyped({ reply: text })}
        maxCharacters={REPLY_MAX_CHARACTERS}
        errors={command.fieldErrors("reply")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="primary" isPending={command.isPending}>
          {t("send")}
        </Button>
      </p>
    </form>
  );
}
