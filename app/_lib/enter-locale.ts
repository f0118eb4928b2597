import { notFound } from "next/navigation";
import { hasLocale } from "next-intl";
import { setRequestLocale } from "next-intl/server";
import { LOCALES } from "#messages/locales";

/** Makes a static page speak the language of its path; a path without a known language is not found. */
export function enterLocale(segment: string): void {
  if (!hasLocale(LOCALES, segment)) notFound();
  setRequestLocale(segment);
}
