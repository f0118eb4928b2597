"use client";
import { useParams } from "next/navigation";
import { hasLocale } from "next-intl";
import { DEFAULT_LOCALE, LOCALES } from "#messages/locales";
import { messagesOf } from "#messages/messages";

/** Something failed on a page. Its words travel with it, because public pages send no catalogue to the browser. */
export default function FailedPage({ reset }: { error: Error; reset: () => void }) {
  const params = useParams<{ locale: string }>();
  const locale = hasLocale(LOCALES, params.locale) ? params.locale : DEFAULT_LOCALE;
  const { title, text, again } = messagesOf(locale).failed;
  return (
    <main lang={locale} className="page py-16 font-text">
      <h1 className="text-h1 font-semibold">{title}</h1>
      <p className="mt-3 mb-6 text-lead text-ink-soft">{text}</p>
      <button type="button" onClick={reset} className="border border-field px-4 py-2 font-ui text-base">
        {again}
      </button>
    </main>
  );
}
