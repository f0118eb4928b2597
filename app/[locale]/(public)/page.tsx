import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { CheckList } from "#components/checks/check-list";
import { LeadCheck } from "#components/checks/lead-check";
import { CorrectionList } from "#components/corrections/correction-list";
import { getPublishedCheck, listLatestChecks } from "#server/checks/public-queries";
import { listCorrections } from "#server/corrections/public-queries";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

const LATEST_CHECKS = 20;
const LATEST_CORRECTIONS = 3;

export async function generateMetadata({ params }: PageProps<"/[locale]">): Promise<Metadata> {
  return { alternates: { canonical: `/${(await params).locale}` } };
}

export default async function HomePage({ params }: PageProps<"/[locale]">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("home");
  const ctx = await publicCtx();
  const [[lead, ...checks], corrections] = await Promise.all([
    listLatestChecks(ctx, LATEST_CHECKS),
    listCorrections(ctx, LATEST_CORRECTIONS),
  ]);
  const leading = lead && (await getPublishedCheck(ctx, lead.slug));
  const heading = "mb-3.5 text-sm font-semibold text-ink-soft";
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <div className="grid gap-x-10 pt-7 lg:grid-cols-[minmax(0,1.75fr)_minmax(15rem,1fr)]">
        {leading ? (
          <LeadCheck check={leading} locale={locale} />
        ) : (
          <p className="max-w-measure font-text text-lead leading-snug text-ink-soft">{t("empty")}</p>
        )}
        <div className="mt-7 border-t border-rule pt-6 lg:mt-0 lg:border-s lg:border-t-0 lg:ps-10 lg:pt-0">
          <section aria-labelledby="corrected">
            <h2 id="corrected" className={heading}>
              {t("correctedLately")}
            </h2>
            {corrections.length > 0 ? (
              <>
                <CorrectionList corrections={corrections} />
                <p className="mt-2 text-sm">
                  <a href={`/${locale}/corrections`} className="underline">
                    {t("allCorrections")}
                  </a>
                </p>
              </>
            ) : (
              <p className="text-base text-ink-soft">{t("nothingCorrected")}</p>
            )}
          </section>
          <section aria-labelledby="how" className="mt-8">
            <h2 id="how" className={heading}>
              {t("howTitle")}
            </h2>
            <p className="font-text text-body leading-normal">{t("how")}</p>
          </section>
        </div>
      </div>
      {checks.length > 0 && (
        <section aria-labelledby="latest" className="mt-9 border-t-2 border-rule-strong pt-5">
          <h2 id="latest" className={heading}>
            {t("latest")}
          </h2>
          <CheckList checks={checks} locale={locale} />
        </section>
      )}
    </>
  );
}
