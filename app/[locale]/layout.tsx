import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { preloadFonts } from "#app/_lib/preload-fonts";
import { DemoBanner } from "#components/site/demo-banner";
import { directionOf } from "#messages/locales";
import { env } from "#server/env";
import { isDemo, publicCtx } from "#server/request";
import "../globals.css";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("site");
  const { PUBLIC_URL } = env();
  const { name } = (await publicCtx()).settings;
  return {
    metadataBase: new URL(PUBLIC_URL),
    title: { default: name, template: `%s · ${name}` },
    description: t("description"),
    openGraph: { siteName: name, type: "website" },
    // Demo data never passes for the real thing.
    ...((await isDemo()) && { robots: { index: false } }),
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params;
  enterLocale(locale);
  preloadFonts("en");
  preloadFonts(locale);
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>
        {(await isDemo()) && <DemoBanner />}
        {children}
      </body>
    </html>
  );
}
