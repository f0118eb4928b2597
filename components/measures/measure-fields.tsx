"use client";
import { useTranslations } from "next-intl";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import type { RunningCommand } from "#components/ui/use-command";
import { HOUSE_RULES, type HouseRule, type MeasureKind } from "#db/vocabulary";
import {
  LIMITED_TO,
  MEASURE_WORDS_MAX_CHARACTERS,
  type MeasureInput,
  PUBLIC_NOTE_MAX_CHARACTERS,
  SUSPENSION_DAYS,
} from "#server/measures/schemas";
import type { SavedReplyView } from "#server/moderation/views";

/** What is typed of a measure before it is one. */
export type TypedMeasure = {
  kind: MeasureKind | "";
  rule: HouseRule | "";
  publicNote: string;
  words: string;
  days: string;
  perDay: string;
};

export const NO_MEASURE: TypedMeasure = { kind: "", rule: "", publicNote: "", words: "", days: "", perDay: "" };

/** What is sent: nothing is filled in for whoever forgot it, so that the schema names the field. */
export const measureOf = (typed: TypedMeasure, subject: string): MeasureInput =>
  ({
    kind: typed.kind,
    subject,
    rule: typed.rule,
    publicNote: typed.publicNote,
    words: typed.words,
    days: typed.days === "" ? null : Number(typed.days),
    perDay: typed.perDay === "" ? null : Number(typed.perDay),
  }) as MeasureInput;

type Props = {
  typed: TypedMeasure;
  setTyped: (change: Partial<TypedMeasure>) => void;
  replies: readonly SavedReplyView[];
  command: RunningCommand;
  /** Under what the command names the fields: `measure.` where it is a part of more. */
  prefix?: string;
};

/** Under which rule a measure is taken, for how long, and what everybody and its member are told. */
export function MeasureFields({ typed, setTyped, replies, command, prefix = "" }: Props) {
  const t = useTranslations("measures");
  const errorsOf = (name: string) => command.fieldErrors(`${prefix}${name}`);
  return (
    <>
      <SelectField
        label={t("form.rule")}
        value={typed.rule}
        onChange={(rule) => setTyped({ rule })}
        options={HOUSE_RULES.map((rule) => ({ value: rule, label: t(`rule.${rule}`) }))}
        placeholder=""
        errors={errorsOf("rule")}
      />
      {(typed.kind === "suspend" || typed.kind === "limit") && (
        <SelectField
          label={t("form.days")}
          value={typed.days}
          onChange={(days) => setTyped({ days })}
          options={SUSPENSION_DAYS.map((days) => ({ value: String(days), label: t("form.day", { count: days }) }))}
          placeholder=""
          errors={errorsOf("days")}
        />
      )}
      {typed.kind === "limit" && (
        <SelectField
          label={t("form.perDay")}
          value={typed.perDay}
          onChange={(perDay) => setTyped({ perDay })}
          options={LIMITED_TO.map((count) => ({ value: String(count), label: String(count) }))}
          placeholder=""
          errors={errorsOf("perDay")}
        />
      )}
      {replies.length > 0 && (
        <SelectField
          label={t("form.saved")}
          value=""
          onChange={(id) => {
            const reply = replies.find((one) => one.id === id);
            if (reply) setTyped({ words: reply.text });
          }}
          options={replies.map(({ id, title }) => ({ value: id, label: title }))}
          placeholder={t("form.none")}
        />
      )}
      <TextArea
        label={t("form.words")}
        hint={t("form.wordsHint")}
        rows={4}
        value={typed.words}
        onChange={(words) => setTyped({ words })}
        maxCharacters={MEASURE_WORDS_MAX_CHARACTERS}
        errors={errorsOf("words")}
      />
      <TextField
        label={t("form.publicNote")}
        hint={t("form.publicNoteHint")}
        value={typed.publicNote}
        onChange={(publicNote) => setTyped({ publicNote })}
        maxCharacters={PUBLIC_NOTE_MAX_CHARACTERS}
        errors={errorsOf("publicNote")}
      />
    </>
  );
}
