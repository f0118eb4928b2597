import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { DoorCard } from "#components/signin/door-card";
import { Button } from "#components/ui/button";
import { isStopToken } from "#server/notices/public-queries";
import { publicCtx } from "#server/request";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false }, referrer: "no-referrer" };

/** Where the link at the end of a mail leads. Opening it stops nothing: programs open the links of mails too. */
export default async function StopMailPage({ params }: PageProps<"/[locale]/stop-mail/[token]">) {
  const { locale, token } = await params;
  enterLocale(locale);
  const t = await getTranslations("notices");
  const { name: site } = (await publicCtx()).settings;
  if (token === "done") return <DoorCard site={site} title={t("stoppedTitle")} lead={t("stopped")} />;
  if (!isStopToken(token)) {
    return <DoorCard site={site} title={t("stopUnknownTitle")} lead={t("stopUnknown")} />;
  }
  return (
    <DoorCard site={site} title={t("stopTitle")} lead={t("stopBody", { site })}>
      <form method="post" action={`/api/stop-mail/${token}`} className="grid">
        <input type="hidden" name="locale" value={locale} />
        <Button type="submit" variant="primary">
          {t("stopAction")}
        </Button>
      </form>
    </DoorCard>
  );
}
