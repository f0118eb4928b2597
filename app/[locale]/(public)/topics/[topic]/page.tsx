import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import { alternatesOf } from "#app/_lib/alternates";
import { decoded } from "#app/_lib/decoded";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { Collection } from "#components/search/collection";
import { isDemo, publicCtx } from "#server/request";
import { findMergedInto, getCollection } from "#server/search/collection-queries";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

type Props = PageProps<"/[locale]/topics/[topic]">;

/** A topic that was merged into another leads there. */
const topicAt = cache(async (segment: string, locale: string) => {
  const ctx = await publicCtx();
  const into = await findMergedInto(ctx, decoded(segment));
  if (into) permanentRedirect(`/${locale}/topics/${into}`);
  return orNotFound(getCollection(ctx, { kind: "topic", key: decoded(segment) }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, topic } = await params;
  const { label, description } = await topicAt(topic, locale);
  return {
    title: label,
    ...(description && { description }),
    alternates: alternatesOf(locale, `/topics/${topic}`, `/${locale}/topics/${topic}`),
  };
}

export default async function TopicPage({ params }: Props) {
  const { locale, topic } = await params;
  enterLocale(locale);
  const collection = await topicAt(topic, locale);
  return (
    <Collection collection={collection} path={`/${locale}/topics/${topic}`} locale={locale} isDemo={await isDemo()} />
  );
}
