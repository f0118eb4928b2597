import { hasLocale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { DEFAULT_LOCALE, LOCALES } from "#messages/locales";
import { messagesOf } from "#messages/messages";

/**
 * Every page speaks the language of its path; dates are written in UTC so that a static page says the same to everyone.
 */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(LOCALES, requested) ? requested : DEFAULT_LOCALE;
  return { locale, messages: messagesOf(locale), timeZone: "UTC" };
});
