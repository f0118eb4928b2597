import type { Metadata } from "next";
import { FEED_FORMS } from "#app/_lib/feed-forms";
import { DEFAULT_LOCALE, LOCALES } from "#messages/locales";

const FEED_TYPE = { "atom.xml": "application/atom+xml", "feed.json": "application/feed+json" } as const;

/** The feeds below an address, each by its type. */
export const feedsAt = (path: string): Record<string, string> =>
  Object.fromEntries(FEED_FORMS.map((form) => [FEED_TYPE[form], `${path}/${form}`]));

/**
 * A page that is there in every language of the interface: its own address, the same page in the others, and the feeds by which
 * it can be followed.
 *
 * @param below the address without its language: `/topics`
 */
export function alternatesOf(locale: string, below: string, feeds?: string): NonNullable<Metadata["alternates"]> {
  const languages = Object.fromEntries(LOCALES.map((one) => [one, `/${one}${below}`]));
  return {
    canonical: `/${locale}${below}`,
    languages: { ...languages, "x-default": `/${DEFAULT_LOCALE}${below}` },
    ...(feeds && { types: feedsAt(feeds) }),
  };
}
