"use client";
import { useTranslations } from "next-intl";
import { SettingForm, type SettingProps } from "#components/settings/setting-form";
import { TextArea } from "#components/ui/text-area";
import type { SiteText } from "#db/vocabulary";
import { BLANKS } from "#server/settings/rules";
import { SITE_TEXT_MAX_CHARACTERS } from "#server/settings/schemas";

/** A page of the site whose whole text is a setting: the privacy notice, the terms, the imprint. */
export function TextForm({ name, value, seq }: SettingProps<string> & { name: SiteText }) {
  const t = useTranslations("settings");
  return (
    <SettingForm name={name} initial={{ text: value }} seq={seq} valueFrom={({ text }) => text}>
      {({ text }, setTyped, errorsOf) => (
        <TextArea
          label={t("text")}
          hint={t("textHint", { blanks: BLANKS.map((blank) => `{${blank}}`).join(" ") })}
          rows={24}
          value={text}
          onChange={(typed) => setTyped({ text: typed })}
          maxCharacters={SITE_TEXT_MAX_CHARACTERS}
          errors={errorsOf()}
        />
      )}
    </SettingForm>
  );
}
