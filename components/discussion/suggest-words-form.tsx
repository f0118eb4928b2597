"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { WORDED_FIELDS, type WordedField } from "#db/vocabulary";
import { replacementsOf } from "#server/discussion/rules";
import { SUGGESTIONS_AT_ONCE_MAX } from "#server/discussion/schemas";
import type { SuggestionView } from "#server/discussion/views";

type Props = {
  check: string;
  version: number;
  words: Record<WordedField, string>;
  suggestions: readonly SuggestionView[];
};

/** A moderator changes the words of a check as they would write them; its author gets each place as a suggestion. */
export function SuggestWordsForm({ check, version, words, suggestions }: Props) {
  const t = useTranslations("discussion");
  const router = useRouter();
  const trpc = useTRPC();
  const initial = { field: "answer" as WordedField, edited: words };
  const { typed, setTyped, discard } = useUnsaved(`suggest:${check}:${version}`, initial);
  const command = useCommand(trpc.discussion.suggestWords.mutationOptions());
  const { field, edited } = typed;

  async function send() {
    const replacements = replacementsOf(words[field], edited[field]) ?? [];
    if (!(await command.run({ check, version, field, replacements }))) return;
    discard(initial);
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t("suggestWords")}
      className="grid gap-3 pt-2 pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <SelectField
        label={t("where")}
        value={field}
        onChange={(chosen) => setTyped({ field: chosen })}
        options={WORDED_FIELDS.map((value) => ({ value, label: t(`field.${value}`) }))}
      />
      <TextArea
        label={t(`field.${field}`)}
        hint={t("suggestHint", { max: SUGGESTIONS_AT_ONCE_MAX })}
        rows={field === "body" ? 14 : 4}
        isText
        value={edited[field]}
        onChange={(text) => setTyped({ edited: { ...edited, [field]: text } })}
        errors={command.fieldErrors("replacements")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="secondary" isPending={command.isPending}>
          {t("suggestSend")}
        </Button>
      </p>
      {suggestions.length > 0 && (
        <ul aria-label={t("suggested")} className="grid gap-1.5 text-sm">
          {suggestions.map(({ id, exact, replacement, isAccepted }) => (
            <li key={id}>
              <del className="text-ink-soft">{exact}</del>{" "}
              <ins className="bg-accent-ground no-underline">{replacement}</ins>{" "}
              <span className="text-ink-soft">
                {isAccepted === null ? t("waiting") : t(isAccepted ? "accepted" : "refused")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
