import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { feedsAt } from "#app/_lib/alternates";
import { canBeDrawn, PICTURE } from "#app/_lib/draw-picture";
import { embeddingOf } from "#app/_lib/embedding";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { preloadFonts } from "#app/_lib/preload-fonts";
import { CheckArticle } from "#components/checks/check-article";
import { CiteCheck } from "#components/checks/cite-check";
import { ClaimReview } from "#components/checks/claim-review";
import { DecidedObjections } from "#components/letters/decided-objections";
import { Withheld } from "#components/measures/withheld";
import { verdictInWords } from "#components/verdicts/verdict-in-words";
import { citationOf } from "#server/checks/citation-queries";
import { getPublishedCheck } from "#server/checks/public-queries";
import { env } from "#server/env";
import { listDecidedObjections } from "#server/letters/public-queries";
import { findWithheld } from "#server/measures/public-queries";
import { isDemo, publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

type Props = PageProps<"/[locale]/checks/[slug]">;

const checkAt = cache(async (slug: string) => orNotFound(getPublishedCheck(await publicCtx(), slug)));

const withheldAt = cache(async (slug: string) => findWithheld(await publicCtx(), slug));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  if (await withheldAt((await params).slug)) {
    return { title: (await getTranslations("measures"))("withheldTitle"), robots: { index: false } };
  }
  const { title, answer, locale, slug, state, claim, publishedAt, changedAt, topics } = await checkAt(
    (await params).slug,
  );
  const t = await getTranslations("checks");
  const verdict = verdictInWords(await getTranslations("verdicts"), claim.verdict, state === "retracted");
  const path = `/${locale}/checks/${slug}`;
  const { PUBLIC_URL } = env();
  const { name } = (await publicCtx()).settings;
  // Whoever sees it shared sees the verdict with its state, and that an example is one.
  const shared = `${(await isDemo()) ? "DEMO: " : ""}${title} ${verdict}`;
  const images = canBeDrawn(title) ? [{ url: `${path}/picture.png`, ...PICTURE, alt: shared }] : [];
  return {
    title: state === "retracted" ? t("retractedTitle", { title }) : title,
    description: answer,
    alternates: {
      canonical: path,
      types: {
        ...feedsAt(`/${locale}/feeds/checks`),
        "application/json+oembed": `/oembed?url=${encodeURIComponent(`${PUBLIC_URL}${path}`)}&format=json`,
        "text/xml+oembed": `/oembed?url=${encodeURIComponent(`${PUBLIC_URL}${path}`)}&format=xml`,
      },
    },
    openGraph: {
      type: "article",
      title: shared,
      description: state === "retracted" ? verdict : answer,
      url: path,
      siteName: name,
      locale,
      publishedTime: publishedAt.toISOString(),
      modifiedTime: changedAt.toISOString(),
      tags: topics.map(({ label }) => label),
      images,
    },
    twitter: { card: "summary_large_image", title: shared, images },
  };
}

export default async function CheckPage({ params }: Props) {
  const { locale, slug } = await params;
  enterLocale(locale);
  const t = await getTranslations("verdicts");
  const withheld = await withheldAt(slug);
  if (withheld) return <Withheld {...withheld} locale={locale} />;
  const check = await checkAt(slug);
  preloadFonts(check.language);
  const { rating } = check.claim.verdict;
  const verdict = verdictInWords(t, check.claim.verdict, check.state === "retracted");
  const { PUBLIC_URL, isLocal } = env();
  const { settings } = await publicCtx();
  const objections = await listDecidedObjections(await publicCtx(), slug);
  // Only the canonical page is told to search engines, in the language of the check; never demo data, except where
  // no one else reads them.
  const isTold = (isLocal || !(await isDemo())) && rating !== null && locale === check.locale && slug === check.slug;
  return (
    <>
      <CheckArticle
        check={check}
        cite={
          <CiteCheck
            citation={citationOf(check, { publicUrl: PUBLIC_URL, name: settings.name }, verdict)}
            embedding={embeddingOf(check).html}
          />
        }
      />
      <DecidedObjections objections={objections} />
      {isTold && <ClaimReview check={check} publicUrl={PUBLIC_URL} settings={settings} verdictWords={verdict} />}
    </>
  );
}
