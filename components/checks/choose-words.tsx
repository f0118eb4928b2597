"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Words } from "#components/checks/draft-words";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { Notice } from "#components/ui/notice";

type Props = {
  fields: (keyof Words)[];
  mine: Words;
  theirs: Words;
  version: number;
  onSettle: (choices: Partial<Words>) => void;
};

type Side = "mine" | "theirs";

const shown = (value: Words[keyof Words]): string => {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(({ sentence }) => sentence).join("\n");
  return value ? String(value.voice) : "–";
};

/** Both texts of the fields that two windows changed in the same place, side by side, for the author to choose. */
export function ChooseWords({ fields, mine, theirs, version, onSettle }: Props) {
  const t = useTranslations("editor");
  const [sides, setSides] = useState<Partial<Record<keyof Words, Side>>>({});
  const isSettled = fields.every((field) => sides[field]);

  function settle() {
    const chosen = fields.map((field) => [field, (sides[field] === "theirs" ? theirs : mine)[field]]);
    onSettle(Object.fromEntries(chosen) as Partial<Words>);
  }

  return (
    <section aria-label={t("twoWindows")} className="grid gap-4 border-b border-rule px-4 py-4 sm:px-8">
      <Notice tone="problem" title={t("savedElsewhere", { version })}>
        {t("chooseWords")}
      </Notice>
      {fields.map((field) => (
        <div key={field}>
          <div className="mb-2 grid gap-x-6 gap-y-3 md:grid-cols-2">
            {([mine, theirs] as const).map((words, index) => (
              <div key={index === 0 ? "mine" : "theirs"}>
                <p className="mb-1 text-xs text-ink-soft">{t(index === 0 ? "mine" : "theirs", { version })}</p>
                <p
                  dir="auto"
                  className="max-h-60 overflow-y-auto border-s-2 border-rule ps-3 font-text whitespace-pre-line"
                >
                  {shown(words[field])}
                </p>
              </div>
            ))}
          </div>
          <ChoiceGroup
            legend={t(`fields.${field}`)}
            name={field}
            layout="row"
            value={sides[field] ?? null}
            onChange={(side: Side) => setSides((before) => ({ ...before, [field]: side }))}
            choices={[
              { value: "mine", label: t("keepMine") },
              { value: "theirs", label: t("takeTheirs") },
            ]}
          />
        </div>
      ))}
      <p>
        <Button variant="primary" disabled={!isSettled} onClick={settle}>
          {t("settle")}
        </Button>
      </p>
    </section>
  );
}
