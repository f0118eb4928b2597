import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { embeddingOf } from "#app/_lib/embedding";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { CheckArticle } from "#components/checks/check-article";
import { CiteCheck } from "#components/checks/cite-check";
import { TextDifference } from "#components/corrections/text-difference";
import { verdictInWords } from "#components/verdicts/verdict-in-words";
import { citationOf } from "#server/checks/citation-queries";
import { getPublishedCheck } from "#server/checks/public-queries";
import { compareVersions } from "#server/corrections/public-queries";
import { env } from "#server/env";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

type Props = PageProps<"/[locale]/checks/[slug]/versions/[version]">;

const VERSION = /^[1-9]\d{0,5}$/;

const versionAt = cache(async (slug: string, version: string) =>
  VERSION.test(version) ? orNotFound(getPublishedCheck(await publicCtx(), slug, Number(version))) : notFound(),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug: asked, version } = await params;
  const { title, locale, slug } = await versionAt(asked, version);
  return { title, alternates: { canonical: `/${locale}/checks/${slug}` }, robots: { index: false } };
}

export default async function CheckVersionPage({ params }: Props) {
  const { locale, slug, version } = await params;
  enterLocale(locale);
  const t = await getTranslations("checks");
  const { name } = (await publicCtx()).settings;
  const check = await versionAt(slug, version);
  const tv = await getTranslations("verdicts");
  const verdict = verdictInWords(tv, check.claim.verdict, check.state === "retracted");
  const before = check.corrections.find(({ toVersion, fromVersion }) => {
    return toVersion === check.version && fromVersion !== toVersion;
  });
  return (
    <CheckArticle
      check={check}
      cite={
        <CiteCheck
          citation={citationOf(check, { publicUrl: env().PUBLIC_URL, name }, verdict)}
          embedding={embeddingOf(check).html}
        />
      }
    >
      {check.version !== check.newestVersion && (
        <p className="mt-6 border-s-4 border-mixed bg-paper-sunk px-4 py-3 text-base">
          {t("earlierVersion", { version: check.version })}{" "}
          <a href={`/${check.locale}/checks/${check.slug}`} className="underline">
            {t("newest")}
          </a>
        </p>
      )}
      {before && (
        <section id="difference" aria-labelledby="difference-heading" className="mt-8 scroll-mt-4">
          <h2 id="difference-heading" className="mb-3 font-display text-h2 font-semibold">
            {t("difference", { version: before.fromVersion })}
          </h2>
          <TextDifference
            differences={await compareVersions(await publicCtx(), slug, before)}
            sourceNumbers={check.sources.map(({ number }) => number)}
          />
        </section>
      )}
    </CheckArticle>
  );
}
