import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { DoorCard } from "#components/signin/door-card";
import { Button } from "#components/ui/button";
import { publicCtx } from "#server/request";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false }, referrer: "no-referrer" };

/** Where the question whether an address is theirs leads. Opening it answers nothing: programs open the links of mails too. */
export default async function ConfirmPage({ params }: PageProps<"/[locale]/confirm/[token]">) {
  const { locale, token } = await params;
  enterLocale(locale);
  const t = await getTranslations("reports");
  const { name: site } = (await publicCtx()).settings;
  if (token === "done") return <DoorCard site={site} title={t("confirmedTitle")} lead={t("confirmed")} />;
  if (token === "unknown") return <DoorCard site={site} title={t("confirmUnknownTitle")} lead={t("confirmUnknown")} />;
  return (
    <DoorCard site={site} title={t("confirmTitle")} lead={t("confirmLead")}>
      <form method="post" action="/api/confirm" className="grid">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="token" value={token} />
        <Button type="submit" variant="primary">
          {t("confirmAction")}
        </Button>
      </form>
    </DoorCard>
  );
}
