import type { Locale } from "#messages/locales";
import en from "./en.json" with { type: "json" };

export type Messages = typeof en;

const CATALOGUES: Record<Locale, Messages> = { en };

/** Everything the screens say in one language. */
export const messagesOf = (locale: Locale): Messages => CATALOGUES[locale];
