import type { ReactNode } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { SiteFooter } from "#components/site/site-footer";
import { SiteHeader } from "#components/site/site-header";
import { publicCtx } from "#server/request";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** The frame of what everyone reads: no session, no cookie, complete without JavaScript. */
export default async function PublicLayout({ children, params }: Props) {
  const { locale } = await params;
  enterLocale(locale);
  const { name } = (await publicCtx()).settings;
  return (
    <div className="flex min-h-dvh flex-col">
      <link rel="search" type="application/opensearchdescription+xml" title={name} href={`/${locale}/opensearch.xml`} />
      <SiteHeader locale={locale} instanceName={name} />
      <main id="main" className="page grow">
        {children}
      </main>
      <SiteFooter locale={locale} instanceName={name} />
    </div>
  );
}
