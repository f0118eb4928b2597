"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { MessageText } from "#components/discussion/message-text";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { chosen, useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import type { LetterKind, LetterOutcome } from "#db/vocabulary";
import { LETTER_REASON_MAX_CHARACTERS } from "#server/letters/schemas";
import type { LetterView } from "#server/letters/views";

type Props = { letter: LetterView; locale: string; next: string };

/** What can come of each kind of letter. */
const OUTCOMES: Record<LetterKind, readonly LetterOutcome[]> = {
  error: ["corrected", "declined"],
  objection: ["corrected", "declined"],
  request: ["accepted", "checked_already", "declined"],
};

/** A letter, and its answer: a change or a reason, which the sender hears. */
export function AnswerLetter({ letter, locale, next }: Props) {
  const t = useTranslations("letters");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.letters.answer.mutationOptions());
  const initial = { outcome: "" as LetterOutcome | "", reason: "" };
  const { typed, setTyped, discard } = useUnsaved(`letter:${letter.id}`, initial);
  const { kind, text, evidence, check, answer, mayAnswer, sender } = letter;

  async function send() {
    const answered = await command.run({
      letter: letter.id,
      outcome: chosen(typed.outcome || null),
      reason: typed.reason,
    });
    if (!answered) return;
    discard(initial);
    router.push(next);
    router.refresh();
  }

  return (
    <div className="grid gap-3">
      <p className="text-sm text-ink-soft">
        {kind === "objection" ? t(`from.${sender}`) : t("writes", { sender: t(`senders.${sender}`) })}
      </p>
      <div className="border-s-3 border-rule ps-3">
        <MessageText text={text} />
        {evidence !== "" && (
          <div className="mt-2 text-ink-soft">
            <MessageText text={evidence} />
          </div>
        )}
      </div>
      {check && (
        <p className="flex flex-wrap gap-x-4 text-sm">
          {check.slug && (
            <Link href={`/${locale}/checks/${check.slug}`} prefetch={false} className="underline">
              {check.title}
            </Link>
          )}
          <span className="text-ink-soft">{t("version", { version: check.version })}</span>
          <Link href={`/${locale}/desk/corrections/${check.id}`} prefetch={false} className="underline">
            {t("toCorrection")}
          </Link>
        </p>
      )}
      {answer && (
        <p className="text-sm">{t("answered", { by: answer.by, outcome: t(`outcomes.${answer.outcome}`) })}</p>
      )}
      {!answer && !mayAnswer && <p className="text-sm">{t("own")}</p>}
      {!answer && mayAnswer && (
        <form
          method="post"
          noValidate
          aria-label={t("answer")}
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <SelectField
            label={t("outcome")}
            value={typed.outcome}
            onChange={(outcome) => setTyped({ outcome })}
            options={OUTCOMES[kind].map((one) => ({ value: one, label: t(`outcomes.${one}`) }))}
            placeholder=""
            errors={command.fieldErrors("outcome")}
          />
          <TextArea
            label={t("reason")}
            hint={t(`reasonHint.${kind}`)}
            rows={4}
            value={typed.reason}
            onChange={(reason) => setTyped({ reason })}
            maxCharacters={LETTER_REASON_MAX_CHARACTERS}
            errors={command.fieldErrors("reason")}
          />
          <RefusalNotice refusal={command.refusal} />
          <p>
            <Button type="submit" variant="primary" isPending={command.isPending}>
              {t("answer")}
            </Button>
          </p>
        </form>
      )}
    </div>
  );
}
