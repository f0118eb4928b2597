import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { ReportForm } from "#components/reports/report-form";
import { DoorCard } from "#components/signin/door-card";
import { REPORTED_KINDS } from "#db/vocabulary";
import { findReportable } from "#server/reports/queries";
import { findSentBack, getCtx } from "#server/request";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false }, referrer: "same-origin" };

/** Reports something that somebody wrote or brought in: for members and for everybody else, without a script. */
export default async function ReportPage({ params, searchParams }: PageProps<"/[locale]/report">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("reports");
  const ctx = await getCtx();
  const { name: site } = ctx.settings;
  const isMember = ctx.actor.kind === "member";
  const { kind: asked, subject: id, sent } = await searchParams;
  if (sent !== undefined) {
    return <DoorCard site={site} title={t("sentTitle")} lead={t(isMember ? "sent" : "sentVisitor")} />;
  }
  const kind = REPORTED_KINDS.find((one) => one === asked);
  const reported = kind && typeof id === "string" ? await findReportable(ctx, kind, id) : null;
  if (!reported) return <DoorCard site={site} title={t("title")} lead={t("gone")} />;
  const sentBack = await findSentBack(`/${locale}/report?kind=${reported.kind}&subject=${reported.subject}`);
  return (
    <DoorCard site={site} title={`${t("of")} ${t(`kind.${reported.kind}`)}`}>
      <ReportForm reported={reported} isMember={isMember} sentBack={sentBack} />
    </DoorCard>
  );
}
