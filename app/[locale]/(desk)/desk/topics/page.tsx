import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { DeskRow } from "#components/desk/desk-row";
import { RowKeys } from "#components/desk/row-keys";
import { AddTopicForm } from "#components/topics/add-topic-form";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeading } from "#components/ui/page-heading";
import { topicPolicy } from "#server/policy/topics";
import { getCtx } from "#server/request";
import { listTopicLines } from "#server/topics/queries";

export const generateMetadata = titleOf("topics", "title");

/** What claims are about. */
export default async function TopicsPage({ params }: PageProps<"/[locale]/desk/topics">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("topics");
  const ctx = await getCtx();
  const topics = await orNotFound(listTopicLines(ctx));
  const groups = [
    { name: "proposed" as const, rows: topics.filter(({ isProposed }) => isProposed) },
    { name: "listed" as const, rows: topics.filter(({ isProposed }) => !isProposed) },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <div className="pb-8">
      <PageHeading title={t("title")} lead={t("lead")} />
      {topics.length === 0 && <EmptyState title={t("none")} />}
      <RowKeys>
        {groups.map(({ name, rows }) => (
          <section key={name} aria-labelledby={`topics-${name}`}>
            <h2 id={`topics-${name}`} className="border-b border-rule px-4 pt-4 pb-1.5 text-sm font-semibold">
              {t(name)}
            </h2>
            <ul>
              {rows.map(({ slug, label, description, claims, hasPositions }) => (
                <DeskRow
                  key={slug}
                  href={`/${locale}/desk/topics/${slug}`}
                  title={label}
                  language={null}
                  facts={[t("claims", { count: claims }), ...(hasPositions ? [t("hasQuestion")] : []), description]
                    .filter((fact) => fact !== "")
                    .join(" · ")}
                />
              ))}
            </ul>
          </section>
        ))}
      </RowKeys>
      {topicPolicy.keep(ctx.actor).allowed && (
        <section aria-labelledby="add-topic" className="px-4 pt-8">
          <h2 id="add-topic" className="mb-3 text-sm font-semibold">
            {t("addTitle")}
          </h2>
          <AddTopicForm />
        </section>
      )}
    </div>
  );
}
