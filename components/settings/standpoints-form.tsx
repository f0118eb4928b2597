"use client";
import { useTranslations } from "next-intl";
import { SettingForm, type SettingProps } from "#components/settings/setting-form";
import { ChoiceGroup } from "#components/ui/choice-group";
import { STANDPOINTS_ASKED, type StandpointsAsked } from "#db/vocabulary";

/** Whether reviewers may be asked where they stand on a topic. */
export function StandpointsForm({ value, seq }: SettingProps<StandpointsAsked>) {
  const t = useTranslations("settings");
  return (
    <SettingForm name="standpoints" initial={{ asked: value }} seq={seq} valueFrom={({ asked }) => asked}>
      {({ asked }, setTyped, errorsOf) => (
        <ChoiceGroup
          legend={t("standpoints")}
          name="standpoints"
          value={asked}
          onChange={(chosen) => setTyped({ asked: chosen })}
          choices={STANDPOINTS_ASKED.map((one) => ({
            value: one,
            label: t(`standpointsAsked.${one}`),
            description: t(`standpointsMeaning.${one}`),
          }))}
          errors={errorsOf()}
        />
      )}
    </SettingForm>
  );
}
