import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleFrom } from "#app/_lib/title-of";
import { ArticleReader } from "#components/articles/article-reader";
import { Day } from "#components/ui/day";
import { Notice } from "#components/ui/notice";
import { languageName } from "#messages/languages";
import { getArticle } from "#server/articles/queries";
import { isReachable } from "#server/articles/rules";
import { claimPolicy } from "#server/policy/claims";
import { getCtx } from "#server/request";
import { listTopicLabels } from "#server/topics/queries";

const SHOWN_HASH_CHARACTERS = 12;

/** Asked for by the title and by the page, and loaded once. */
const find = cache(async (id: string) => getArticle(await getCtx(), idFrom(id)));

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/desk/articles/[articleId]">): Promise<Metadata> {
  const { articleId } = await params;
  return titleFrom(find(articleId), ({ title }) => title);
}

export default async function ArticlePage({ params }: PageProps<"/[locale]/desk/articles/[articleId]">) {
  const { locale, articleId } = await params;
  enterLocale(locale);
  const t = await getTranslations("articles");
  const ctx = await getCtx();
  const article = await orNotFound(find(articleId));
  const { title, publisher, byline, publishedOn, language, url, readAt, sha256, otherCopies, kind, warnings } = article;
  return (
    <ArticleReader
      locale={locale}
      article={article}
      topics={await listTopicLabels(ctx)}
      canSubmit={claimPolicy.submit(ctx.actor).allowed}
    >
      <p className="mb-2 text-ink-soft">
        {[publisher, byline && t("by", { byline })].filter(Boolean).join(" · ")}
        {publishedOn && (
          <>
            {" · "}
            <Day at={publishedOn} />
          </>
        )}
        {language && ` · ${languageName(locale, language)}`}
      </p>
      <h1 className="mb-2 font-display text-h1 leading-tight font-semibold tracking-[-0.015em] text-balance">
        {title}
      </h1>
      <p className="mb-6 border-y border-rule py-2 text-sm text-ink-soft">
        {t(`kept.${kind}`, { date: readAt.toISOString().slice(0, 16).replace("T", " ") })} UTC · SHA-256{" "}
        <code className="text-xs">{sha256.slice(0, SHOWN_HASH_CHARACTERS)}</code>
        {otherCopies > 0 && ` · ${t("earlierCopies", { count: otherCopies })}`}
        {url && isReachable(url) && (
          <>
            {" · "}
            <a href={url} rel="noopener noreferrer nofollow" className="underline">
              {t("original")}
            </a>
          </>
        )}
      </p>
      {warnings.map((warning) => (
        <Notice key={warning}>{t(`warnings.${warning}`)}</Notice>
      ))}
    </ArticleReader>
  );
}
