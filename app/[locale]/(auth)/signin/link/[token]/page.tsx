import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { ConfirmLink } from "#components/signin/confirm-link";
import { DoorCard } from "#components/signin/door-card";
import { ButtonLink } from "#components/ui/button";
import { Moment } from "#components/ui/moment";
import { findBrowserToken, publicCtx } from "#server/request";
import { findLink } from "#server/signin/public-queries";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false }, referrer: "same-origin" };

/** What a mailed link leads to. Opening it spends nothing: programs open the links of mails too. */
export default async function LinkPage({ params }: PageProps<"/[locale]/signin/link/[token]">) {
  const { locale, token } = await params;
  enterLocale(locale);
  const t = await getTranslations("signin");
  const ctx = await publicCtx();
  const { name: site } = ctx.settings;
  if (token === "void") return <DoorCard site={site} title={t("takenBackTitle")} lead={t("takenBack")} />;
  const link = await findLink(ctx, token, await findBrowserToken());
  if (link.state === "confirm") {
    const { email, browser, askedAt } = link.request;
    const time = () => <Moment at={askedAt} only="time" />;
    const lead = browser
      ? t.rich("confirmLead", { email, time, browser })
      : t.rich("confirmLeadPlain", { email, time });
    return (
      <DoorCard site={site} title={t("confirmTitle")} lead={lead}>
        <ConfirmLink token={token} action="confirm" />
      </DoorCard>
    );
  }
  return (
    <DoorCard site={site} title={t(`${link.state}Title`)} lead={t(link.state)}>
      {link.state === "elsewhere" ? (
        <ConfirmLink token={token} action="notMe" />
      ) : (
        <p>
          <ButtonLink href={`/${locale}/signin`}>{t("toSignIn")}</ButtonLink>
        </p>
      )}
    </DoorCard>
  );
}
