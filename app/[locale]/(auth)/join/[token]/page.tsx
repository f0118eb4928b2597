import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { JoinForm } from "#components/members/join-form";
import { DoorCard } from "#components/signin/door-card";
import { findOpenInvitation } from "#server/members/public-queries";
import { findSentBack, publicCtx } from "#server/request";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false }, referrer: "same-origin" };

/** An invitation: who invites to what, what it means, and until when. Opening it changes nothing. */
export default async function JoinPage({ params }: PageProps<"/[locale]/join/[token]">) {
  const { locale, token } = await params;
  enterLocale(locale);
  const t = await getTranslations("join");
  const ctx = await publicCtx();
  const { name: site } = ctx.settings;
  const invitation = await findOpenInvitation(ctx, token);
  if (!invitation) {
    return (
      <DoorCard site={site} title={t("closedTitle")} lead={t("closed")}>
        <p className="text-sm text-ink-soft">{t("closedByServer")}</p>
      </DoorCard>
    );
  }
  const sentBack = await findSentBack(`/${locale}/join/${encodeURIComponent(token)}`);
  return (
    <DoorCard
      site={site}
      title={invitation.inviter ? t("title", { site, inviter: invitation.inviter }) : t("titleByServer", { site })}
      lead={invitation.inviter ? undefined : t("leadByServer")}
    >
      <JoinForm invitation={invitation} token={token} settings={ctx.settings} sentBack={sentBack} />
    </DoorCard>
  );
}
