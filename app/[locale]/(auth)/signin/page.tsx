import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { DemoMembers } from "#components/signin/demo-members";
import { DoorCard } from "#components/signin/door-card";
import { EmailForm } from "#components/signin/email-form";
import { ProviderButtons } from "#components/signin/provider-buttons";
import { SentBackNotice } from "#components/signin/sent-back-notice";
import type { Reason } from "#server/core/errors";
import { deskAddress } from "#server/core/own-address";
import { env } from "#server/env";
import { listDemoMembers } from "#server/members/public-queries";
import { findSentBack, isDemo, publicCtx } from "#server/request";
import { listProviders } from "#server/signin/public-queries";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false } };

/** What next-auth says went wrong, in our words. */
const PROBLEMS: Record<string, Reason> = {
  NoInvitation: "invitation_needed",
  OAuthAccountNotLinked: "account_of_other",
};

/** The ways into the desk that this site has. */
export default async function SignInPage({ params, searchParams }: PageProps<"/[locale]/signin">) {
  const { locale } = await params;
  const { to: asked, error } = await searchParams;
  enterLocale(locale);
  const t = await getTranslations("signin");
  const ctx = await publicCtx();
  const { name: site, hasDemoSignIn, signUp } = ctx.settings;
  const { canMail } = env();
  const providers = listProviders();
  const hasDemo = hasDemoSignIn && (await isDemo());
  const to = deskAddress(Array.isArray(asked) ? asked[0] : asked);
  const sentBack = await findSentBack(`/${locale}/signin${to ? `?to=${encodeURIComponent(to)}` : ""}`);
  return (
    <DoorCard
      site={site}
      title={t("title")}
      lead={canMail ? t("lead") : !hasDemo && providers.length === 0 && t("none")}
    >
      {canMail && <EmailForm to={to} sentBack={sentBack} />}
      {error !== undefined && (
        <SentBackNotice sentBack={{ problem: PROBLEMS[String(error)] ?? "provider_failed", params: {}, typed: {} }} />
      )}
      {providers.length > 0 && (
        <ProviderButtons
          providers={providers.map(({ id, name }) => ({ id, words: t("with", { provider: name }) }))}
          to={to ?? `/${locale}/desk`}
        />
      )}
      {canMail && signUp === "invitation" && <p className="text-sm text-ink-soft">{t("byInvitation")}</p>}
      {hasDemo && (
        <section aria-labelledby="demo">
          <h2 id="demo" className="mb-2 text-sm text-ink-soft">
            {t(canMail ? "demoShort" : "demo")}
          </h2>
          <DemoMembers members={await listDemoMembers(ctx)} locale={locale} to={to} />
        </section>
      )}
    </DoorCard>
  );
}
