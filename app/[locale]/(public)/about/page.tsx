import { enterLocale } from "#app/_lib/enter-locale";
import { titleOf } from "#app/_lib/title-of";
import { About } from "#components/site/about";
import { Organization } from "#components/site/organization";
import { env } from "#server/env";
import { isDemo, publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

export const generateMetadata = titleOf("site", "about");

export default async function AboutPage({ params }: PageProps<"/[locale]/about">) {
  const { locale } = await params;
  enterLocale(locale);
  const { settings } = await publicCtx();
  const { PUBLIC_URL, isLocal } = env();
  return (
    <>
      <About settings={settings} />
      {(isLocal || !(await isDemo())) && <Organization settings={settings} publicUrl={PUBLIC_URL} locale={locale} />}
    </>
  );
}
