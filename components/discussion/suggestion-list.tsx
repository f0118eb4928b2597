"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import { withReplacement } from "#server/discussion/rules";
import type { SuggestionView } from "#server/discussion/views";

type Props = {
  suggestions: readonly SuggestionView[];
  /** The text that they are for, as it is typed now. */
  text: string;
  onAccept: (text: string, suggestion: string) => void;
};

/** Words that a moderator suggests for a text, each accepted into what is typed, or refused. */
export function SuggestionList({ suggestions, text, onAccept }: Props) {
  const t = useTranslations("discussion");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.discussion.refuseSuggestion.mutationOptions());

  async function refuse(suggestion: string) {
    if (await command.run({ suggestion })) router.refresh();
  }

  if (suggestions.length === 0) return null;
  return (
    <div className="-mt-2 rounded border border-rule">
      <ul aria-label={t("suggested")} className="divide-y divide-rule text-sm">
        {suggestions.map((suggestion) => {
          const changed = withReplacement(text, suggestion);
          return (
            <li key={suggestion.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
              <span className="min-w-0 flex-1 basis-60">
                {t.rich("suggests", { handle: suggestion.by, b: (name) => <b className="font-semibold">{name}</b> })}{" "}
                <span className="font-text" dir="auto">
                  <del className="text-ink-soft">{suggestion.exact}</del>{" "}
                  <ins className="bg-accent-ground no-underline">{suggestion.replacement || t("nothing")}</ins>
                </span>
                {changed === null && <span className="text-ink-soft"> {t("gone")}</span>}
              </span>
              {changed !== null && (
                <Button variant="secondary" onClick={() => onAccept(changed, suggestion.id)}>
                  {t("accept")}
                </Button>
              )}
              <Button variant="quiet" isPending={command.isPending} onClick={() => void refuse(suggestion.id)}>
                {t("refuse")}
              </Button>
            </li>
          );
        })}
      </ul>
      <RefusalNotice refusal={command.refusal} />
    </div>
  );
}
