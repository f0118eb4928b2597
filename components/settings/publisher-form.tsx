"use client";
import { useLocale, useTranslations } from "next-intl";
import { SettingForm, type SettingProps } from "#components/settings/setting-form";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import type { Publisher } from "#server/core/views";
import { COUNTRIES } from "#server/settings/rules";
import {
  COMPLAINTS_MAX_CHARACTERS,
  FUNDING_MAX_CHARACTERS,
  PHONE_MAX_CHARACTERS,
  POSTAL_ADDRESS_MAX_CHARACTERS,
  PUBLISHER_NAME_MAX_CHARACTERS,
} from "#server/settings/schemas";

const EMPTY: Publisher = {
  name: "",
  country: "",
  email: "",
  phone: "",
  address: "",
  funding: "",
  complaints: "",
};

/** Who publishes the site, and how they are reached. */
export function PublisherForm({ value, seq, next }: SettingProps<Publisher | null>) {
  const t = useTranslations("settings");
  const countries = useCountries();
  return (
    <SettingForm name="publisher" initial={value ?? EMPTY} seq={seq} next={next} valueFrom={(typed) => typed}>
      {(typed, setTyped, errorsOf) => (
        <>
          <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">
            <TextField
              label={t("publisherName")}
              hint={t("publisherNameHint")}
              autoComplete="organization"
              value={typed.name}
              onChange={(name) => setTyped({ name })}
              maxCharacters={PUBLISHER_NAME_MAX_CHARACTERS}
              errors={errorsOf("name")}
            />
            <SelectField
              label={t("country")}
              placeholder={t("countryChoose")}
              value={typed.country}
              onChange={(country) => setTyped({ country })}
              options={countries}
              errors={errorsOf("country")}
            />
            <TextField
              label={t("email")}
              type="email"
              autoComplete="email"
              value={typed.email}
              onChange={(email) => setTyped({ email })}
              errors={errorsOf("email")}
            />
            <TextField
              label={t("phone")}
              hint={t("phoneHint")}
              type="tel"
              autoComplete="tel"
              value={typed.phone}
              onChange={(phone) => setTyped({ phone })}
              maxCharacters={PHONE_MAX_CHARACTERS}
              errors={errorsOf("phone")}
            />
          </div>
          <TextArea
            label={t("address")}
            hint={t("addressHint")}
            rows={2}
            value={typed.address}
            onChange={(address) => setTyped({ address })}
            maxCharacters={POSTAL_ADDRESS_MAX_CHARACTERS}
            errors={errorsOf("address")}
          />
          <TextArea
            label={t("funding")}
            hint={t("fundingHint")}
            rows={2}
            value={typed.funding}
            onChange={(funding) => setTyped({ funding })}
            maxCharacters={FUNDING_MAX_CHARACTERS}
            errors={errorsOf("funding")}
          />
          <TextArea
            label={t("complaints")}
            hint={t("complaintsHint")}
            rows={2}
            value={typed.complaints}
            onChange={(complaints) => setTyped({ complaints })}
            maxCharacters={COMPLAINTS_MAX_CHARACTERS}
            errors={errorsOf("complaints")}
          />
        </>
      )}
    </SettingForm>
  );
}

/** Every country by its name in the language of the page, in the order of that language. */
function useCountries() {
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return COUNTRIES.map((code) => ({ value: code, label: names.of(code) ?? code })).sort((one, other) =>
    one.label.localeCompare(other.label, locale),
  );
}
