"use client";
import { useTranslations } from "next-intl";
import { SettingForm, type SettingProps } from "#components/settings/setting-form";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { SITE_ABOUT_MAX_CHARACTERS, SITE_NAME_MAX_CHARACTERS } from "#server/settings/schemas";

/** What the site is called, and what it checks. */
export function SiteForm({ value, seq, next }: SettingProps<{ name: string; about: string }>) {
  const t = useTranslations("settings");
  return (
    <SettingForm name="site" initial={value} seq={seq} next={next} valueFrom={(typed) => typed}>
      {(typed, setTyped, errorsOf) => (
        <>
          <TextField
            label={t("siteName")}
            hint={t("siteNameHint")}
            value={typed.name}
            onChange={(name) => setTyped({ name })}
            maxCharacters={SITE_NAME_MAX_CHARACTERS}
            errors={errorsOf("name")}
          />
          <TextArea
            label={t("siteAbout")}
            hint={t("siteAboutHint")}
            rows={2}
            value={typed.about}
            onChange={(about) => setTyped({ about })}
            maxCharacters={SITE_ABOUT_MAX_CHARACTERS}
            errors={errorsOf("about")}
          />
        </>
      )}
    </SettingForm>
  );
}
