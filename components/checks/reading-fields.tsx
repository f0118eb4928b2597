"use client";
import { useTranslations } from "next-intl";
import { ClaimChoice } from "#components/claims/claim-choice";
import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import type { FieldRefusal } from "#components/ui/use-command";
import { READING_MAX_CHARACTERS, READINGS_MAX } from "#server/checks/schemas";

type Reading = { sentence: string; claim: string };

type Props = {
  readings: Reading[];
  onChange: (readings: Reading[]) => void;
  errorsOf: (field: string) => FieldRefusal[];
};

/** What else the question can mean, in the order of the page: a sentence for each, and the claim that answers it. */
export function ReadingFields({ readings, onChange, errorsOf }: Props) {
  const t = useTranslations("editor");
  const set = (index: number, change: Partial<Reading>) =>
    onChange(readings.map((reading, at) => (at === index ? { ...reading, ...change } : reading)));
  const move = (index: number, by: 1 | -1) => {
    const moved = [...readings];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    onChange(moved);
  };
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 text-sm font-semibold">{t("readings")}</legend>
      {readings.map((reading, index) => {
        const number = index + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reading is known by its place
          <div key={index} className="grid gap-2 border-s-2 border-rule ps-3">
            <TextField
              label={t("readingSentence", { number })}
              value={reading.sentence}
              onChange={(sentence) => set(index, { sentence })}
              maxCharacters={READING_MAX_CHARACTERS}
              errors={errorsOf(`readings.${index}.sentence`)}
            />
            <ClaimChoice
              label={t("readingClaim")}
              value={reading.claim}
              onChange={(claim) => set(index, { claim })}
              errors={errorsOf(`readings.${index}.claim`)}
            />
            <p className="flex gap-2">
              {index > 0 && (
                <Button variant="secondary" aria-label={t("moveUp", { number })} onClick={() => move(index, -1)}>
                  ↑
                </Button>
              )}
              {number < readings.length && (
                <Button variant="secondary" aria-label={t("moveDown", { number })} onClick={() => move(index, 1)}>
                  ↓
                </Button>
              )}
              <Button variant="quiet" onClick={() => onChange(readings.filter((_, at) => at !== index))}>
                {t("removeReading", { number })}
              </Button>
            </p>
          </div>
        );
      })}
      {readings.length < READINGS_MAX && (
        <p>
          <Button variant="secondary" onClick={() => onChange([...readings, { sentence: "", claim: "" }])}>
            {t("addReading")}
          </Button>
        </p>
      )}
    </fieldset>
  );
}
