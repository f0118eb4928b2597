import type { Metadata } from "next";
import { cache } from "react";
import { alternatesOf } from "#app/_lib/alternates";
import { decoded } from "#app/_lib/decoded";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { Collection } from "#components/search/collection";
import { isDemo, publicCtx } from "#server/request";
import { getCollection } from "#server/search/collection-queries";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

type Props = PageProps<"/[locale]/publishers/[publisher]">;

const publisherAt = cache(async (segment: string) =>
  orNotFound(getCollection(await publicCtx(), { kind: "publisher", key: decoded(segment) })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, publisher } = await params;
  const { label, description } = await publisherAt(publisher);
  return {
    title: label,
    ...(description && { description }),
    alternates: alternatesOf(locale, `/publishers/${publisher}`, `/${locale}/publishers/${publisher}`),
  };
}

export default async function PublisherPage({ params }: Props) {
  const { locale, publisher } = await params;
  enterLocale(locale);
  const collection = await publisherAt(publisher);
  return (
    <Collection
      collection={collection}
      path={`/${locale}/publishers/${publisher}`}
      locale={locale}
      isDemo={await isDemo()}
    />
  );
}
