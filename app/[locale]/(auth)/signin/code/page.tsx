import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { CodeForm } from "#components/signin/code-form";
import { DoorCard } from "#components/signin/door-card";
import { SentBackNotice } from "#components/signin/sent-back-notice";
import { ButtonLink } from "#components/ui/button";
import { findBrowserToken, findSentBack, publicCtx } from "#server/request";
import { findRequestOfBrowser } from "#server/signin/public-queries";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false } };

/** Where the code of the mail is typed. */
export default async function CodePage({ params }: PageProps<"/[locale]/signin/code">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("signin");
  const ctx = await publicCtx();
  const { name: site } = ctx.settings;
  const request = await findRequestOfBrowser(ctx, (await findBrowserToken()) ?? "");
  const sentBack = await findSentBack(`/${locale}/signin/code`);
  if (!request) {
    return (
      <DoorCard site={site} title={t("noRequestTitle")} lead={sentBack ? undefined : t("noRequest")}>
        <SentBackNotice sentBack={sentBack} />
        <p>
          <ButtonLink href={`/${locale}/signin`}>{t("toSignIn")}</ButtonLink>
        </p>
      </DoorCard>
    );
  }
  return (
    <DoorCard site={site} title={t("codeTitle")} lead={t("codeLead", { email: request.email })}>
      <CodeForm request={request} sentBack={sentBack} />
    </DoorCard>
  );
}
