import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { NoSuchPage } from "#components/site/no-such-page";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

type Props = PageProps<"/[locale]/no-such-page">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  enterLocale((await params).locale);
  const t = await getTranslations("notFound");
  return { title: t("title"), robots: { index: false } };
}

/**
 * What every address that leads nowhere is answered with, by the front door; see scripts/front-door/no-such-page.ts.
 */
export default async function NoSuchPagePage({ params }: Props) {
  enterLocale((await params).locale);
  return <NoSuchPage />;
}
