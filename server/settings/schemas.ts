import { z } from "zod";
import { SIGN_UPS, STANDPOINTS_ASKED } from "#db/vocabulary";
import { because, Email, LanguageTag, line, text, wholeNumber } from "#server/core/schemas";
import { isCountry } from "#server/settings/rules";

export const SITE_NAME_MAX_CHARACTERS = 60;
export const SITE_ABOUT_MAX_CHARACTERS = 300;
export const PUBLISHER_NAME_MAX_CHARACTERS = 120;
export const PHONE_MAX_CHARACTERS = 40;
export const POSTAL_ADDRESS_MAX_CHARACTERS = 300;
export const FUNDING_MAX_CHARACTERS = 600;
export const COMPLAINTS_MAX_CHARACTERS = 600;
export const LANGUAGES_MAX = 20;
export const TOPICS_MAX = 40;
export const TOPIC_MAX_CHARACTERS = 60;
const SITE_TEXT_MIN_CHARACTERS = 40;
export const SITE_TEXT_MAX_CHARACTERS = 30_000;

const unlike = <Word extends string>(words: Word[]) => [
  ...new Map(words.map((word) => [word.toLowerCase(), word])).values(),
];

const SiteValue = z.object({
  name: line(2, SITE_NAME_MAX_CHARACTERS),
  about: text(0, SITE_ABOUT_MAX_CHARACTERS),
});

const PublisherValue = z.object({
  name: line(2, PUBLISHER_NAME_MAX_CHARACTERS),
  country: z.string().refine(isCountry, because("country_missing")),
  email: Email,
  phone: line(0, PHONE_MAX_CHARACTERS),
  address: text(0, POSTAL_ADDRESS_MAX_CHARACTERS),
  funding: text(0, FUNDING_MAX_CHARACTERS),
  complaints: text(0, COMPLAINTS_MAX_CHARACTERS),
});

const SiteTextValue = text(SITE_TEXT_MIN_CHARACTERS, SITE_TEXT_MAX_CHARACTERS);

/** How each setting must look. */
export const SETTING_VALUES = {
  site: SiteValue,
  publisher: PublisherValue,
  languages: z
    .array(LanguageTag)
    .min(1, because("languages_missing"))
    .max(LANGUAGES_MAX, because("languages_many"))
    .transform(unlike),
  topics: z.array(line(2, TOPIC_MAX_CHARACTERS)).max(TOPICS_MAX, because("topics_many")).transform(unlike),
  sign_up: z.enum(SIGN_UPS),
  standpoints: z.enum(STANDPOINTS_ASKED),
  privacy: SiteTextValue,
  terms: SiteTextValue,
  imprint: SiteTextValue,
  methods: SiteTextValue,
  corrections_policy: SiteTextValue,
  funding: SiteTextValue,
  contact: SiteTextValue,
} as const;

type Values = typeof SETTING_VALUES;

/** A setting with its new value. `replaces` is the change that was seen, 0 where it was never changed. */
const change = <Name extends keyof Values>(name: Name) =>
  z.object({
    name: z.literal(name),
    value: SETTING_VALUES[name],
    replaces: wholeNumber(0, "setting_changed_elsewhere"),
  });

export const ChangeSettingInput = z.discriminatedUnion("name", [
  change("site"),
  change("publisher"),
  change("languages"),
  change("topics"),
  change("sign_up"),
  change("standpoints"),
  change("privacy"),
  change("terms"),
  change("imprint"),
  change("methods"),
  change("corrections_policy"),
  change("funding"),
  change("contact"),
]);
export type ChangeSettingInput = z.infer<typeof ChangeSettingInput>;
