import type { Locale } from "#messages/locales";
import type { Messages } from "#messages/messages";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
