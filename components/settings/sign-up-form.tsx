"use client";
import { useTranslations } from "next-intl";
import { SettingForm, type SettingProps } from "#components/settings/setting-form";
import { ChoiceGroup } from "#components/ui/choice-group";
import { SIGN_UPS, type SignUp } from "#db/vocabulary";

/** Who may become a member. */
export function SignUpForm({ value, seq }: SettingProps<SignUp>) {
  const t = useTranslations("settings");
  return (
    <SettingForm name="sign_up" initial={{ signUp: value }} seq={seq} valueFrom={({ signUp }) => signUp}>
      {({ signUp }, setTyped, errorsOf) => (
        <ChoiceGroup
          legend={t("signUp")}
          name="sign_up"
          value={signUp}
          onChange={(chosen) => setTyped({ signUp: chosen })}
          choices={SIGN_UPS.map((one) => ({
            value: one,
            label: t(`signUps.${one}`),
            description: t(`signUpMeaning.${one}`),
          }))}
          errors={errorsOf()}
        />
      )}
    </SettingForm>
  );
}
