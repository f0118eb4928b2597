import type { Metadata } from "next";
import { cache } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { CheckArticle } from "#components/checks/check-article";
import { getPublishedCheck } from "#server/checks/queries";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

type Props = PageProps<"/[locale]/checks/[slug]">;

const checkAt = cache((slug: string) => orNotFound(getPublishedCheck(publicCtx(), slug)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, answer, language, slug } = await checkAt((await params).slug);
  return { title, description: answer, alternates: { canonical: `/${language}/checks/${slug}` } };
}

export default async function CheckPage({ params }: Props) {
  const { locale, slug } = await params;
  enterLocale(locale);
  return <CheckArticle check={await checkAt(slug)} />;
}
