"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type AgainstDraft, AgainstFields, againstOf } from "#components/checks/against-fields";
import { TextDifference } from "#components/corrections/text-difference";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { DraftNotice } from "#components/ui/draft-notice";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { chosen, useCommand } from "#components/ui/use-command";
import { useDraft } from "#components/ui/use-draft";
import { CORRECTION_TYPES, type CorrectionType } from "#db/vocabulary";
import { ANSWER_MAX_CHARACTERS, BODY_MAX_CHARACTERS, TITLE_MAX_CHARACTERS } from "#server/checks/schemas";
import type { DraftView } from "#server/checks/views";
import { differencesOf } from "#server/corrections/rules";
import { CORRECTION_TEXT_MAX_CHARACTERS } from "#server/corrections/schemas";

type Draft = {
  type: CorrectionType | null;
  text: string;
  title: string;
  answer: string;
  body: string;
  against: AgainstDraft;
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
  const against: AgainstDraft = Object.fromEntries(
    claims.flatMap(({ id, verdict }) =>
      verdict.against && verdict.rating ? [[id, { rating: verdict.rating, reason: verdict.against }]] : [],
    ),
  );
  const initial: Draft = { type: null, text: "", title, answer, body, against };
  const { draft, setDraft, discard, isRestored } = useDraft(`correct:${check.id}:${check.version}`, initial);
  const command = useCommand(trpc.corrections.issue.mutationOptions());
  const isRetraction = draft.type === "retraction";
  const isUnchanged = draft.title === title && draft.answer === answer && draft.body === body;

  async function send() {
    const { type, text, against: overruled, ...words } = draft;
    const done = await command.run({
      check: check.id,
      fromVersion: check.version,
      text,
      ...words,
      type: chosen(type),
      against: type === "changed_verdict" ? againstOf(overruled) : [],
    });
    if (!done) return;
    discard();
    router.push(`/${locale}/desk/review`);
    router.refresh();
  }

  return (
    <form
      noValidate
      aria-label={t("correctTitle")}
      className="grid gap-x-10 gap-y-5 lg:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="grid content-start gap-4">
        <DraftNotice isRestored={isRestored} onDiscard={() => discard(initial)} />
        <ChoiceGroup
          legend={t("type")}
          name="type"
          value={draft.type}
          onChange={(type) => setDraft({ type })}
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
          value={draft.text}
          onChange={(text) => setDraft({ text })}
          maxCharacters={CORRECTION_TEXT_MAX_CHARACTERS}
          errors={command.fieldErrors("text")}
        />
        {!isRetraction && (
          <>
            <TextArea
              label={te("question")}
              rows={2}
              isText
              value={draft.title}
              onChange={(typed) => setDraft({ title: typed })}
              maxCharacters={TITLE_MAX_CHARACTERS}
              errors={command.fieldErrors("title")}
            />
            <TextArea
              label={te("answer")}
              rows={3}
              isText
              value={draft.answer}
              onChange={(typed) => setDraft({ answer: typed })}
              maxCharacters={ANSWER_MAX_CHARACTERS}
              errors={command.fieldErrors("answer")}
            />
            <TextArea
              label={te("body")}
              rows={12}
              isText
              value={draft.body}
              onChange={(typed) => setDraft({ body: typed })}
              maxCharacters={BODY_MAX_CHARACTERS}
              errors={command.fieldErrors("body")}
            />
          </>
        )}
        {draft.type === "changed_verdict" && (
          <AgainstFields
            claims={claims}
            draft={draft.against}
            onChange={(overruled) => setDraft({ against: overruled })}
            errorsOf={command.fieldErrors}
          />
        )}
        <RefusalNotice refusal={command.refusal} />
        <p>
          <Button type="submit" variant="primary" isPending={command.isPending}>
            {t("issue")}
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
          <TextDifference differences={differencesOf({ title, answer, body }, draft)} />
        )}
      </section>
    </form>
  );
}
