import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { alternatesOf } from "#app/_lib/alternates";
import { enterLocale } from "#app/_lib/enter-locale";
import { CheckList } from "#components/checks/check-list";
import { ContestedCheck } from "#components/checks/contested-check";
import { LeadCheck } from "#components/checks/lead-check";
import { CorrectionList } from "#components/corrections/correction-list";
import { Mark } from "#components/ui/mark";
import { getPublishedCheck, listLatestChecks } from "#server/checks/public-queries";
import type { CheckLineView, PublishedCheckView } from "#server/checks/views";
import { listCorrections } from "#server/corrections/public-queries";
import { publicCtx } from "#server/request";
import { countChecks, listLatestIn, listTopicsWithChecks } from "#server/search/collection-queries";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

/** The lead, those beside it, and those that came before. */
const LATEST_CHECKS = 20;
const BESIDE_LEAD = 3;
const LATEST_CONTESTED = 2;
const LATEST_AGREED = 3;
const LATEST_CORRECTIONS = 3;
const TOPICS_SHOWN = 12;

export async function generateMetadata({ params }: PageProps<"/[locale]">): Promise<Metadata> {
  const { locale } = await params;
  return { alternates: alternatesOf(locale, "", `/${locale}/feeds/checks`) };
}

export default async function HomePage({ params }: PageProps<"/[locale]">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("home");
  const ctx = await publicCtx();
  const [[lead, ...latest], corrections, inDispute, signed, counts, topics] = await Promise.all([
    listLatestChecks(ctx, LATEST_CHECKS),
    listCorrections(ctx, LATEST_CORRECTIONS),
    listLatestIn(ctx, "contested", LATEST_CONTESTED),
    listLatestIn(ctx, "agreed", LATEST_AGREED),
    countChecks(ctx),
    listTopicsWithChecks(ctx, TOPICS_SHOWN),
  ]);
  const [leading, ...contested] = await Promise.all(
    [...(lead ? [lead] : []), ...inDispute].map(({ slug }) => getPublishedCheck(ctx, slug)),
  );
  const signedChecks = <Signed checks={signed.filter(({ slug }) => slug !== lead?.slug)} locale={locale} />;
  const total = counts.agreed + counts.provisional + counts.contested + counts.retracted;
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <p className="max-w-4xl pt-3 text-base leading-normal text-ink-soft">
        <b className="font-semibold text-ink">{t("what")}</b> {t("whatMore")}{" "}
        <a href={`/${locale}/methodology`} className="underline">
          {t("howVerdicts")}
        </a>
      </p>
      {!leading && <p className="max-w-measure pt-6 font-text text-lead leading-snug text-ink-soft">{t("empty")}</p>}
      {leading && (
        <div className="grid pt-6 lg:grid-cols-[minmax(0,1fr)_20.5rem]">
          <div className="lg:pe-6">
            <LeadCheck check={leading} locale={locale} />
          </div>
          {latest.length > 0 && (
            <Column id="latest" heading={t("latest")}>
              <CheckList checks={latest.slice(0, BESIDE_LEAD)} locale={locale} isDense />
            </Column>
          )}
        </div>
      )}
      {leading && (
        <Band>
          <div className="lg:pe-6">{contested.length > 0 ? <Contested checks={contested} /> : signedChecks}</div>
          <Column id="corrected" heading={t("correctedLately")}>
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
          </Column>
        </Band>
      )}
      {leading && contested.length > 0 && (
        <Band>
          <div className="lg:pe-6">{signedChecks}</div>
          <Column id="here" heading={t("here")}>
            <p className="text-base leading-normal">{t("counts", { ...counts, total })}</p>
          </Column>
        </Band>
      )}
      {leading && contested.length === 0 && (
        <p className="mt-9 max-w-4xl text-base leading-normal text-ink-soft">{t("counts", { ...counts, total })}</p>
      )}
      {latest.length > BESIDE_LEAD && (
        <section aria-labelledby="earlier" className="mt-9 border-t-2 border-rule-strong pt-4">
          <Label id="earlier">{t("earlier")}</Label>
          <div className="gap-x-10 md:columns-2 lg:columns-3 [&_li]:break-inside-avoid">
            <CheckList checks={latest.slice(BESIDE_LEAD)} locale={locale} isDense hasAnswer={false} />
          </div>
        </section>
      )}
      {topics.length > 0 && (
        <nav
          aria-label={t("topics")}
          className="mt-10 flex flex-wrap gap-x-6 gap-y-2 border-y border-rule py-3 text-sm leading-normal font-medium print:hidden"
        >
          {topics.map(({ slug, label, checks }) => (
            <a key={slug} href={`/${locale}/topics/${slug}`} className="underline" dir="auto">
              {label} <span className="font-normal text-ink-soft">{checks}</span>
            </a>
          ))}
          <a href={`/${locale}/topics`} className="underline">
            {t("allTopics")}
          </a>
        </nav>
      )}
    </>
  );
}

async function Contested({ checks }: { checks: PublishedCheckView[] }) {
  const t = await getTranslations("home");
  return (
    <section aria-labelledby="contested">
      <Label id="contested">{t("contested")}</Label>
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
        {checks.map((check) => (
          <ContestedCheck key={check.slug} check={check} />
        ))}
      </div>
    </section>
  );
}

async function Signed({ checks, locale }: { checks: CheckLineView[]; locale: string }) {
  const t = await getTranslations("home");
  return (
    <section aria-labelledby="signed">
      <Label id="signed">
        <Mark /> {t("signed")}
      </Label>
      {checks.length > 0 ? (
        <CheckList checks={checks} locale={locale} isDense />
      ) : (
        <p className="text-base text-ink-soft">{t("nothingSigned")}</p>
      )}
    </section>
  );
}

const Band = ({ children }: { children: ReactNode }) => (
  <div className="mt-9 grid border-t-2 border-rule-strong pt-4 lg:grid-cols-[minmax(0,1fr)_20.5rem]">{children}</div>
);

const Label = ({ id, children }: { id: string; children: ReactNode }) => (
  <h2 id={id} className="mb-3 flex items-center gap-2 text-sm font-semibold text-ink-soft">
    {children}
  </h2>
);

const Column = ({ id, heading, children }: { id: string; heading: string; children: ReactNode }) => (
  <section
    aria-labelledby={id}
    className="max-lg:mt-6 max-lg:border-t max-lg:border-rule max-lg:pt-4 lg:col-start-2 lg:border-s lg:border-rule lg:ps-6"
  >
    <Label id={id}>{heading}</Label>
    {children}
  </section>
);
