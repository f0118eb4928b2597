"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OverrideFields, type OverrideInput, overridesOf } from "#components/checks/override-fields";
import { TextDifference } from "#components/corrections/text-difference";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { chosen, useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { CORRECTION_TYPES, type CorrectionType } from "#db/vocabulary";
import { ANSWER_MAX_CHARACTERS, BODY_MAX_CHARACTERS, TITLE_MAX_CHARACTERS } from "#server/checks/schemas";
import type { DraftView } from "#server/checks/views";
import { differencesOf } from "#server/corrections/rules";
import { CORRECTION_TEXT_MAX_CHARACTERS } from "#server/corrections/schemas";

type Typed = {
  type: CorrectionType | null;
  text: string;
  title: string;
  answer: string;
  body: string;
  overrides: OverrideInput;
};

/** Corrects a published check; what changes is shown word by word before it is issued. */
export function CorrectionForm({ check, locale }: { check: DraftView; locale: string }) {
  const t = useTranslations("review");
  const te = useTranslations("editor");
  const tc = useTranslations("corrections");
  const router = useRouter();
  const trpc = useTRPC();
  const { title, answer, body, preview } = check;
  const claims = [preview.claim, ...preview.readings.map(({ claim }) => claim)];
  const overrides: OverrideInput = Object.fromEntries(
    claims.flatMap(({ id, verdict }) =>
      verdict.override && verdict.rating ? [[id, { rating: verdict.rating, reason: verdict.override }]] : [],
    ),
  );
  const initial: Typed = { type: null, text: "", title, answer, body, overrides };
  const { typed, setTyped, discard, isRestored } = useUnsaved(`correct:${check.id}:${check.version}`, initial);
  const command = useCommand(trpc.corrections.issue.mutationOptions());
  const isRetraction = typed.type === "retraction";
  const isUnchanged = typed.title === title && typed.answer === answer && typed.body === body;

  const [isAsked, setAsked] = useState(false);

  async function send() {
    const { type, text, overrides, ...words } = typed;
    const done = await command.run({
      check: check.id,
      fromVersion: check.version,
      text,
      ...words,
      type: chosen(type),
      overrides: type === "changed_verdict" ? overridesOf(overrides) : [],
    });
    if (!done) return;
    discard();
    router.push(`/${locale}/desk/review`);
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t("correctTitle")}
      className="grid gap-x-10 gap-y-5 lg:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRetraction) setAsked(true);
        else void send();
      }}
    >
      <div className="grid content-start gap-4">
        <UnsavedNotice isRestored={isRestored} onDiscard={() => discard(initial)} />
        <ChoiceGroup
          legend={t("type")}
          name="type"
          value={typed.type}
          onChange={(type) => setTyped({ type })}
          choices={CORRECTION_TYPES.map((value) => ({
            value,
            label: tc(`type.${value}`),
            description: t(`typeDefinition.${value}`),
          }))}
          errors={command.fieldErrors("type")}
        />
        <TextArea
          label={t("text")}
          hint={t("textHint")}
          rows={3}
          value={typed.text}
          onChange={(text) => setTyped({ text })}
          maxCharacters={CORRECTION_TEXT_MAX_CHARACTERS}
          errors={command.fieldErrors("text")}
        />
        {!isRetraction && (
          <>
            <TextArea
              label={te("question")}
              rows={2}
              isText
              value={typed.title}
              onChange={(title) => setTyped({ title })}
              maxCharacters={TITLE_MAX_CHARACTERS}
              errors={command.fieldErrors("title")}
            />
            <TextArea
              label={te("answer")}
              rows={3}
              isText
              value={typed.answer}
              onChange={(answer) => setTyped({ answer })}
              maxCharacters={ANSWER_MAX_CHARACTERS}
              errors={command.fieldErrors("answer")}
            />
            <TextArea
              label={te("body")}
              rows={12}
              isText
              value={typed.body}
              onChange={(body) => setTyped({ body })}
              maxCharacters={BODY_MAX_CHARACTERS}
              errors={command.fieldErrors("body")}
            />
          </>
        )}
        {typed.type === "changed_verdict" && (
          <OverrideFields
            claims={claims}
            typed={typed.overrides}
            onChange={(overrides) => setTyped({ overrides })}
            errorsOf={command.fieldErrors}
          />
        )}
        <RefusalNotice refusal={command.refusal} />
        <p>
          <Button type="submit" variant="primary" isPending={command.isPending}>
            {t("issue")}
          </Button>
        </p>
        <ConfirmDialog
          isOpen={isAsked}
          title={t("retractTitle")}
          consequences={[t("retractMeans.marked"), t("retractMeans.final")]}
          action={t("retract")}
          isDanger
          isPending={command.isPending}
          onConfirm={() => {
            setAsked(false);
            void send();
          }}
          onCancel={() => setAsked(false)}
        />
      </div>
      <section aria-labelledby="change" className="min-w-0">
        <h2 id="change" className="mb-3 font-semibold">
          {t("change")}
        </h2>
        {isUnchanged || isRetraction ? (
          <p className="text-ink-soft">{t("nothing")}</p>
        ) : (
          <TextDifference differences={differencesOf({ title, answer, body }, typed)} />
        )}
      </section>
    </form>
  );
}
