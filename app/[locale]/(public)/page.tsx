import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { CheckList } from "#components/checks/check-list";
import { listLatestChecks } from "#server/checks/queries";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

const LATEST_CHECKS = 20;

export default async function HomePage({ params }: PageProps<"/[locale]">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("home");
  const checks = await listLatestChecks(publicCtx(), LATEST_CHECKS);
  return (
    <>
      <header className="mt-10 mb-8 border-b-2 border-rule-strong pb-5 font-text">
        <h1 className="max-w-[26ch] text-display leading-[1.08] font-semibold tracking-[-0.018em] text-balance">
          {t("title")}
        </h1>
        <p className="mt-3 max-w-measure text-lead leading-snug text-ink-soft">{t("lead")}</p>
      </header>
      <h2 className="text-sm font-semibold">{t("latest")}</h2>
      {checks.length > 0 ? (
        <CheckList checks={checks} locale={locale} />
      ) : (
        <p className="mt-4 max-w-measure font-text text-body text-ink-soft">{t("empty")}</p>
      )}
    </>
  );
}
