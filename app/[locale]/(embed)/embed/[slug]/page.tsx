import type { Metadata } from "next";
import { cache } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { EmbedCard } from "#components/checks/embed-card";
import { getPublishedCheck } from "#server/checks/public-queries";
import { publicCtx } from "#server/request";

type Props = PageProps<"/[locale]/embed/[slug]">;

const checkAt = cache(async (slug: string) => orNotFound(getPublishedCheck(await publicCtx(), slug)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, locale, slug } = await checkAt((await params).slug);
  return { title, robots: { index: false }, alternates: { canonical: `/${locale}/checks/${slug}` } };
}

/** A check as it stands in somebody else's page: its own ground, one border, no cookie. */
export default async function EmbedPage({ params, searchParams }: Props) {
  const { locale, slug } = await params;
  enterLocale(locale);
  const { theme } = await searchParams;
  const { settings } = await publicCtx();
  return (
    <>
      <EmbedCard
        check={await checkAt(slug)}
        site={settings.name}
        theme={theme === "dark" || theme === "light" ? theme : undefined}
      />
      <script type="module" src="/islands/embed-height.js" data-island="" />
    </>
  );
}
