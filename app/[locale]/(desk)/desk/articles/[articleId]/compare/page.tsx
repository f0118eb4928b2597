import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { CopyDifference } from "#components/articles/copy-difference";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeading } from "#components/ui/page-heading";
import { compareCopies } from "#server/articles/queries";
import { minuteOf } from "#server/articles/rules";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("articles", "compareTitle");

const oneOf = (value: string | string[] | undefined) => idFrom(typeof value === "string" ? value : "");

export default async function ComparePage({
  params,
  searchParams,
}: PageProps<"/[locale]/desk/articles/[articleId]/compare">) {
  const { locale, articleId } = await params;
  enterLocale(locale);
  const t = await getTranslations("articles");
  const asked = await searchParams;
  const id = idFrom(articleId);
  const { title, language, from, to, parts } = await orNotFound(
    getCtx().then((ctx) => compareCopies(ctx, id, { from: oneOf(asked.from), to: oneOf(asked.to) })),
  );
  return (
    <div className="pb-8">
      <PageHeading
        title={t("compareTitle")}
        lead={t("compareLead", { title, from: minuteOf(from.readAt), to: minuteOf(to.readAt) })}
      />
      <div className="grid gap-5 px-4">
        <p className="text-sm">
          <Link href={`/${locale}/desk/articles/${id}`} className="underline">
            {t("toArticle")}
          </Link>
        </p>
        {parts === null && <EmptyState title={t("tooDifferent")} />}
        {parts?.length === 0 && <EmptyState title={t("sameWords")} />}
        {parts && parts.length > 0 && <CopyDifference parts={parts} language={language} />}
      </div>
    </div>
  );
}
