"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { useCommand } from "#components/ui/use-command";
import { RATINGS, type Rating } from "#db/vocabulary";
import { directionOf } from "#messages/locales";
import type { ExerciseClaimView } from "#server/exercises/views";

type Props = { claims: readonly ExerciseClaimView[]; next: string };

/**
 * Five decided claims: one chooses a rating for each with the definitions at hand, and then reads what reviewers agreed on. What is
 * chosen stays in the browser.
 */
export function Exercise({ claims, next }: Props) {
  const t = useTranslations("exercise");
  const tv = useTranslations("verdicts");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.exercises.finish.mutationOptions());
  const [chosen, setChosen] = useState<Record<string, Rating | "">>({});
  const [isShown, setShown] = useState(false);
  const left = claims.filter(({ id }) => !chosen[id]).length;
  return (
    <form
      method="post"
      noValidate
      aria-label={t("title")}
      className="grid gap-6"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!isShown) return setShown(left === 0);
        if (!(await command.run(undefined))) return;
        router.push(next);
        router.refresh();
      }}
    >
      <ol className="grid gap-6">
        {claims.map(({ id, statement, language, rating, title, answer, path }, index) => (
          <li key={id} className="grid gap-2 border-t border-rule pt-4">
            <p className="font-text text-lead leading-snug" lang={language} dir={directionOf(language)}>
              {statement}
            </p>
            <SelectField
              label={t("choose", { number: index + 1 })}
              value={chosen[id] ?? ""}
              onChange={(value) => setChosen((before) => ({ ...before, [id]: value }))}
              options={RATINGS.map((value) => ({ value, label: tv(`rating.${value}`) }))}
              placeholder=""
              errors={[]}
            />
            {isShown && (
              <div role="status" className="border-s-4 border-accent bg-accent-ground px-4 py-3 text-base">
                <p>
                  <b className="font-semibold">{t("agreed", { rating: tv(`rating.${rating}`) })}</b>{" "}
                  {t(chosen[id] === rating ? "same" : "other")}
                </p>
                <p lang={language} dir={directionOf(language)}>
                  {answer}
                </p>
                <a href={`/${path}`} target="_blank" rel="noreferrer" className="underline">
                  {title}
                </a>
              </div>
            )}
          </li>
        ))}
      </ol>
      {!isShown && left > 0 && <p className="text-sm text-ink-soft">{t("left", { count: left })}</p>}
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="primary" isPending={command.isPending} disabled={left > 0}>
          {t(isShown ? "finish" : "show")}
        </Button>
      </p>
    </form>
  );
}
