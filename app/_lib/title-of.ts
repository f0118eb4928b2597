import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import type en from "#messages/en.json";
import { DomainError } from "#server/core/errors";

type Section = keyof typeof en;
type Props = { params: Promise<{ locale: string }> };

/** What the tab of a page is called: a message by its section and name. The name of the site follows. */
export const titleOf =
  <Name extends Section>(section: Name, message: keyof (typeof en)[Name]) =>
  async ({ params }: Props): Promise<Metadata> => {
    enterLocale((await params).locale);
    const t = await getTranslations();
    return { title: t(`${section}.${String(message)}` as Parameters<typeof t>[0]) };
  };

/**
 * What the tab of a page is called that is about one thing. Whoever may not see that thing learns nothing of it from the
 * title either: the page itself says what there is to say.
 */
export async function titleFrom<Thing>(found: Promise<Thing>, title: (thing: Thing) => string): Promise<Metadata> {
  try {
    return { title: title(await found) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return {};
  }
}
