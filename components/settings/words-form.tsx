"use client";
import { useTranslations } from "next-intl";
import { SettingForm, type SettingProps } from "#components/settings/setting-form";
import { TextField } from "#components/ui/text-field";
import { wordsBetweenCommas } from "#server/core/rules";
import { LANGUAGES_MAX, TOPICS_MAX } from "#server/settings/schemas";

const MAX = { languages: LANGUAGES_MAX, topics: TOPICS_MAX };

type Props = SettingProps<readonly string[]> & { name: "languages" | "topics" };

/** A few words with commas between: the languages or the topics of the newsroom. */
export function WordsForm({ name, value, seq, next }: Props) {
  const t = useTranslations("settings");
  return (
    <SettingForm
      name={name}
      initial={{ words: value.join(", ") }}
      seq={seq}
      next={next}
      valueFrom={({ words }) => wordsBetweenCommas(words)}
    >
      {({ words }, setTyped, errorsOf) => (
        <TextField
          label={t(name)}
          hint={t(`${name}Hint`, { max: MAX[name] })}
          value={words}
          onChange={(typed) => setTyped({ words: typed })}
          errors={errorsOf()}
        />
      )}
    </SettingForm>
  );
}
