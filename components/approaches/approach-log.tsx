"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ApproachLines } from "#components/approaches/approach-lines";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { Moment } from "#components/ui/moment";
import { ReasonedForm } from "#components/ui/reasoned-form";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { chosen, useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { APPROACH_OUTCOMES, APPROACH_WAYS, type ApproachOutcome, type ApproachWay } from "#db/vocabulary";
import { ANSWER_MAX_CHARACTERS, APPROACH_NOTE_MAX_CHARACTERS, WHOM_MAX_CHARACTERS } from "#server/approaches/schemas";
import type { ApproachNoteView, ApproachView } from "#server/approaches/views";

type Props = { check: string; approaches: readonly ApproachView[]; notes: readonly ApproachNoteView[] };

/** The log of contacts of a check: what is printed, what is noted in private, and forms for what is new. */
export function ApproachLog({ check, approaches, notes }: Props) {
  const t = useTranslations("approaches");
  return (
    <div className="grid gap-4">
      <p className="max-w-measure text-sm text-ink-soft">{t("lead")}</p>
      {approaches.length === 0 ? (
        <p className="text-sm">{t("none")}</p>
      ) : (
        <ApproachLines
          approaches={approaches}
          below={(approach) => (
            <div className="mt-3 grid gap-2">
              <details className="border-t border-rule">
                <summary className="py-2 text-sm">{t(approach.answer ? "changeAnswer" : "logAnswer")}</summary>
                <AnswerForm approach={approach} />
              </details>
              <details className="border-t border-rule">
                <summary className="py-2 text-sm">
                  {t("notes")} {notes.filter((note) => note.approach === approach.id).length}
                </summary>
                <Notes approach={approach.id} notes={notes.filter((note) => note.approach === approach.id)} />
              </details>
            </div>
          )}
        />
      )}
      <details className="max-w-measure border-t border-rule">
        <summary className="py-2 text-sm font-semibold">{t("add")}</summary>
        <LogForm check={check} />
      </details>
    </div>
  );
}

function LogForm({ check }: { check: string }) {
  const t = useTranslations("approaches");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.approaches.log.mutationOptions());
  const initial = { whom: "", way: "" as ApproachWay | "", on: "", deadline: "" };
  const { typed, setTyped, discard } = useUnsaved(`approach:${check}`, initial);
  return (
    <form
      method="post"
      noValidate
      aria-label={t("add")}
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        const { whom, way, on, deadline } = typed;
        if (!(await command.run({ check, whom, way: chosen(way || null), on, deadline: deadline || null }))) return;
        discard(initial);
        router.refresh();
      }}
    >
      <TextField
        label={t("whom")}
        hint={t("whomHint")}
        value={typed.whom}
        onChange={(whom) => setTyped({ whom })}
        maxCharacters={WHOM_MAX_CHARACTERS}
        errors={command.fieldErrors("whom")}
      />
      <SelectField
        label={t("way")}
        value={typed.way}
        onChange={(way) => setTyped({ way })}
        options={APPROACH_WAYS.map((one) => ({ value: one, label: t(`ways.${one}`) }))}
        placeholder=""
        errors={command.fieldErrors("way")}
      />
      <TextField
        label={t("on")}
        type="date"
        value={typed.on}
        onChange={(on) => setTyped({ on })}
        errors={command.fieldErrors("on")}
      />
      <TextField
        label={t("deadline")}
        hint={t("deadlineHint")}
        type="date"
        value={typed.deadline}
        onChange={(deadline) => setTyped({ deadline })}
        errors={command.fieldErrors("deadline")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="secondary" isPending={command.isPending}>
          {t("log")}
        </Button>
      </p>
    </form>
  );
}

function AnswerForm({ approach: { id, answer } }: { approach: ApproachView }) {
  const t = useTranslations("approaches");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.approaches.logAnswer.mutationOptions());
  const initial = { outcome: "" as ApproachOutcome | "", text: "", on: "" };
  const { typed, setTyped, discard } = useUnsaved(`approach-answer:${id}`, initial);
  return (
    <form
      method="post"
      noValidate
      aria-label={t("logAnswer")}
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        const { outcome, text, on } = typed;
        const said = { approach: id, replaces: answer?.seq ?? 0, outcome: chosen(outcome || null), text, on };
        if (!(await command.run(said))) return;
        discard(initial);
        router.refresh();
      }}
    >
      <SelectField
        label={t("outcome")}
        value={typed.outcome}
        onChange={(outcome) => setTyped({ outcome })}
        options={APPROACH_OUTCOMES.map((one) => ({ value: one, label: t(`outcomes.${one}`) }))}
        placeholder=""
        errors={command.fieldErrors("outcome")}
      />
      <TextArea
        label={t("text")}
        hint={t("textHint")}
        rows={4}
        value={typed.text}
        onChange={(text) => setTyped({ text })}
        maxCharacters={ANSWER_MAX_CHARACTERS}
        errors={command.fieldErrors("text")}
      />
      <TextField
        label={t("answeredOn")}
        type="date"
        value={typed.on}
        onChange={(on) => setTyped({ on })}
        errors={command.fieldErrors("on")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="secondary" isPending={command.isPending}>
          {t("logAnswer")}
        </Button>
      </p>
    </form>
  );
}

function Notes({ approach, notes }: { approach: string; notes: readonly ApproachNoteView[] }) {
  const t = useTranslations("approaches");
  const trpc = useTRPC();
  const command = useCommand(trpc.approaches.note.mutationOptions());
  return (
    <div className="grid gap-3">
      <ul className="grid gap-2 text-sm">
        {notes.map(({ id, by, text, at }) => (
          <li key={id}>
            <span className="text-ink-soft">
              {by}, <Moment at={at} />:
            </span>{" "}
            <span dir="auto" className="whitespace-pre-line">
              {text}
            </span>
          </li>
        ))}
      </ul>
      <ReasonedForm
        name={`approach-note:${approach}`}
        action={t("noteSend")}
        label={t("note")}
        hint={t("noteHint")}
        maxCharacters={APPROACH_NOTE_MAX_CHARACTERS}
        command={command}
        errorsAt="text"
        send={(text) => command.run({ approach, text })}
      />
    </div>
  );
}
