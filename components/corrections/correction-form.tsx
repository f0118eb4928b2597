"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { OverrideFields, type OverrideInput, overridesOf } from "#components/checks/override-fields";
import { TextDifference } from "#components/corrections/text-difference";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { chosen, useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { CORRECTION_TYPES, type CorrectionType, PROPOSED_TYPES } from "#db/vocabulary";
import { ANSWER_MAX_CHARACTERS, BODY_MAX_CHARACTERS, TITLE_MAX_CHARACTERS } from "#server/checks/schemas";
import type { DraftView } from "#server/checks/views";
import { differencesOf } from "#server/corrections/rules";
import { CORRECTION_TEXT_MAX_CHARACTERS, type IssueCorrectionInput } from "#server/corrections/schemas";

type Typed = {
  type: CorrectionType | null;
  text: string;
  title: string;
  answer: string;
  body: string;
  overrides: OverrideInput;
};

type WordsType = IssueCorrectionInput["type"];

/** Corrects a published check; what changes is shown word by word before it is issued, or proposed to a second moderator. */
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
  const issue = useCommand(trpc.corrections.issue.mutationOptions());
  const propose = useCommand(trpc.corrections.propose.mutationOptions());
  const isRetraction = typed.type === "retraction";
  const proposed = PROPOSED_TYPES.find((type) => type === typed.type);
  const command = proposed ? propose : issue;
  const isUnchanged = typed.title === title && typed.answer === answer && typed.body === body;

  async function send() {
    const { type, text, overrides, ...words } = typed;
    const of = { check: check.id, fromVersion: check.version, text, ...words };
    const done = proposed
      ? await propose.run({
          ...of,
          type: proposed,
          overrides: proposed === "changed_verdict" ? overridesOf(overrides) : [],
        })
      : await issue.run({ ...of, type: chosen(type as WordsType | null) });
    if (!done) return;
    discard(initial);
    // What was proposed waits here; what was issued is done.
    if (!proposed) router.push(`/${locale}/desk/review`);
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
        void send();
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
            {t(proposed ? "propose" : "issue")}
          </Button>
        </p>
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
