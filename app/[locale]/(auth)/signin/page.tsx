import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { DemoMembers } from "#components/members/demo-members";
import { SiteHeader } from "#components/site/site-header";
import { deskAddress } from "#server/core/own-address";
import { listDemoMembers } from "#server/members/public-queries";
import { isDemo, publicCtx } from "#server/request";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false } };

export default async function SignInPage({ params, searchParams }: PageProps<"/[locale]/signin">) {
  const { locale } = await params;
  const { to } = await searchParams;
  enterLocale(locale);
  const t = await getTranslations("signin");
  const ctx = await publicCtx();
  const { name, hasDemoSignIn } = ctx.settings;
  const isOpen = hasDemoSignIn && (await isDemo());
  return (
    <>
      <SiteHeader locale={locale} instanceName={name} />
      <main id="main" className="page">
        <div className="max-w-lg">
          <h1 className="mt-10 font-text text-display leading-[1.08] font-semibold tracking-[-0.018em]">
            {t("title")}
          </h1>
          <p className="mt-3 mb-6 font-text text-body leading-normal text-ink-soft">{t(isOpen ? "demo" : "none")}</p>
          {isOpen && (
            <DemoMembers
              members={await listDemoMembers(ctx)}
              locale={locale}
              to={deskAddress(Array.isArray(to) ? to[0] : to)}
            />
          )}
        </div>
      </main>
    </>
  );
}
