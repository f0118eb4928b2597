import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleFrom } from "#app/_lib/title-of";
import { ArticleReader } from "#components/articles/article-reader";
import { CopyList } from "#components/articles/copy-list";
import { ReadAgain } from "#components/imports/read-again";
import { Day } from "#components/ui/day";
import { Notice } from "#components/ui/notice";
import { languageName } from "#messages/languages";
import { getArticle } from "#server/articles/queries";
import { isReachable, minuteOf } from "#server/articles/rules";
import { listSuggestions } from "#server/claims/suggestion-queries";
import { articlePolicy } from "#server/policy/articles";
import { claimPolicy } from "#server/policy/claims";
import { getCtx } from "#server/request";
import { listTopicLabels } from "#server/topics/queries";

const SHOWN_HASH_CHARACTERS = 12;

/** Asked for by the title and by the page, and loaded once. */
const find = cache(async (id: string, copy: string | null) =>
  getArticle(await getCtx(), idFrom(id), copy && idFrom(copy)),
);

const copyFrom = (asked: { copy?: string | string[] }) => (typeof asked.copy === "string" ? asked.copy : null);

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<"/[locale]/desk/articles/[articleId]">): Promise<Metadata> {
  const { articleId } = await params;
  return titleFrom(find(articleId, copyFrom(await searchParams)), ({ title }) => title);
}

export default async function ArticlePage({ params, searchParams }: PageProps<"/[locale]/desk/articles/[articleId]">) {
  const { locale, articleId } = await params;
  enterLocale(locale);
  const asked = await searchParams;
  const t = await getTranslations("articles");
  const ctx = await getCtx();
  const canSubmit = claimPolicy.submit(ctx.actor).allowed;
  const mayImport = articlePolicy.import(ctx.actor).allowed;
  const article = await orNotFound(find(articleId, copyFrom(asked)));
  const { title, publisher, byline, publishedOn, language, url, readAt, sha256, copies, copy, kind, warnings } =
    article;
  return (
    <ArticleReader
      locale={locale}
      article={article}
      topics={await listTopicLabels(ctx)}
      suggestions={canSubmit ? await listSuggestions(ctx, copy) : []}
      canSubmit={canSubmit}
      quote={typeof asked.quote === "string" ? asked.quote : ""}
    >
      <p className="mb-2 text-ink-soft">
        {[publisher, byline && t("by", { byline }), language && languageName(locale, language)]
          .filter(Boolean)
          .join(" · ")}
        {publishedOn && (
          <>
            {(publisher || byline || language) && " · "}
            <Day at={publishedOn} />
          </>
        )}
      </p>
      <h1 className="mb-2 font-display text-h1 leading-tight font-semibold tracking-[-0.015em] text-balance">
        {title}
      </h1>
      <p className="mb-6 border-y border-rule py-2 text-sm text-ink-soft">
        {t(`kept.${kind}`, { date: minuteOf(readAt) })} UTC · SHA-256{" "}
        <code className="text-xs">{sha256.slice(0, SHOWN_HASH_CHARACTERS)}</code>
        {(kind === "uploaded" || kind === "transcribed") && (
          <>
            {" · "}
            <a href={`/api/copies/${copy}`} className="underline" target="_blank" rel="noopener">
              {t(kind === "transcribed" ? "seePicture" : "originalFile")}
            </a>
          </>
        )}
        {url && isReachable(url) && (
          <>
            {" · "}
            <a href={url} rel="noopener noreferrer nofollow" className="underline">
              {t("original")}
            </a>
            {mayImport && (
              <>
                {" · "}
                <ReadAgain locale={locale} url={url} />
              </>
            )}
          </>
        )}
      </p>
      {copies[0]?.id !== copy && <Notice>{t("olderCopy")}</Notice>}
      {copies.length > 1 && <CopyList locale={locale} article={article.id} copies={copies} shown={copy} />}
      {warnings.map((warning) => (
        <Notice key={warning}>{t(`warnings.${warning}`)}</Notice>
      ))}
    </ArticleReader>
  );
}
