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

type Props = PageProps<"/[locale]/claimants/[claimant]">;

const claimantAt = cache(async (segment: string) =>
  orNotFound(getCollection(await publicCtx(), { kind: "claimant", key: decoded(segment) })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, claimant } = await params;
  const { label, description } = await claimantAt(claimant);
  return {
    title: label,
    ...(description && { description }),
    alternates: alternatesOf(locale, `/claimants/${claimant}`, `/${locale}/claimants/${claimant}`),
  };
}

export default async function ClaimantPage({ params }: Props) {
  const { locale, claimant } = await params;
  enterLocale(locale);
  const collection = await claimantAt(claimant);
  return (
    <Collection
      collection={collection}
      path={`/${locale}/claimants/${claimant}`}
      locale={locale}
      isDemo={await isDemo()}
    />
  );
}
