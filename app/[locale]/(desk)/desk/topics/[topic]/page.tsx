import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleFrom } from "#app/_lib/title-of";
import { AdoptPositions, StopPositions } from "#components/topics/adopt-positions";
import { AskIfFairForm } from "#components/topics/ask-if-fair-form";
import { ChangeTopicForm } from "#components/topics/change-topic-form";
import { MergeTopicForm } from "#components/topics/merge-topic-form";
import { PositionPair } from "#components/topics/position-pair";
import { PositionsForm } from "#components/topics/positions-form";
import { Day } from "#components/ui/day";
import { PageHeading } from "#components/ui/page-heading";
import type { Ctx } from "#server/core/context";
import { topicPolicy } from "#server/policy/topics";
import { getCtx } from "#server/request";
import { getTopicAtDesk, listMembersToAsk, listTopicLines } from "#server/topics/queries";
import { FAIR_LEAST, TRIED_BY_LEAST } from "#server/topics/rules";
import type { TopicView } from "#server/topics/views";

const find = cache(async (slug: string) => getTopicAtDesk(await getCtx(), decodeURIComponent(slug)));

export async function generateMetadata({ params }: PageProps<"/[locale]/desk/topics/[topic]">): Promise<Metadata> {
  const { topic } = await params;
  return titleFrom(find(topic), ({ label }) => label);
}

/** One topic: what it takes in, its positions, and for moderators how these are written, tried and used. */
export default async function TopicPage({ params }: PageProps<"/[locale]/desk/topics/[topic]">) {
  const { locale, topic: slug } = await params;
  enterLocale(locale);
  const t = await getTranslations("topics");
  const ctx = await getCtx();
  const topic = await orNotFound(find(slug));
  const isModerator = topicPolicy.keep(ctx.actor).allowed;
  const others = isModerator ? (await listTopicLines(ctx)).filter((other) => other.slug !== topic.slug) : [];
  return (
    <div className="pb-10">
      <PageHeading
        title={topic.label}
        lead={topic.description || t(topic.isProposed ? "isProposed" : "noDescription")}
      />
      <div className="grid gap-9 px-4">
        <p className="text-sm">
          <Link href={`/${locale}/desk/claims?topic=${topic.slug}`} prefetch={false} className="underline">
            {t("claims", { count: topic.claims })}
          </Link>
        </p>
        <Used topic={topic} ctx={ctx} locale={locale} />
        {isModerator && (
          <>
            <Tried topic={topic} ctx={ctx} />
            <section aria-labelledby="write">
              <h2 id="write" className="mb-1 text-sm font-semibold">
                {t(topic.versions === 0 ? "write" : "rewrite")}
              </h2>
              <p className="mb-4 max-w-measure text-sm text-ink-soft">{t("writeLead", { least: TRIED_BY_LEAST })}</p>
              <PositionsForm
                key={topic.versions}
                topic={topic.slug}
                versions={topic.versions}
                initial={topic.tried?.positions ?? topic.used ?? { a: "", b: "" }}
              />
            </section>
            <section aria-labelledby="change">
              <h2 id="change" className="mb-3 text-sm font-semibold">
                {t(topic.isProposed ? "acceptTitle" : "change")}
              </h2>
              <ChangeTopicForm
                topic={topic.slug}
                isProposed={topic.isProposed}
                initial={{ label: topic.label, description: topic.description }}
              />
            </section>
            {others.length > 0 && !topic.hasPositions && (
              <section aria-labelledby="merge">
                <h2 id="merge" className="mb-3 text-sm font-semibold">
                  {t("mergeHeading")}
                </h2>
                <MergeTopicForm topic={topic.slug} label={topic.label} others={others} />
              </section>
            )}
          </>
        )}
      </div>
    </div>
  );
}

async function Used({ topic, ctx, locale }: { topic: TopicView; ctx: Ctx; locale: string }) {
  const t = await getTranslations("topics");
  if (!topic.used) return null;
  const { since, a, b } = topic.used;
  return (
    <section aria-labelledby="used">
      <h2 id="used" className="mb-1 text-sm font-semibold">
        {t("used")}
      </h2>
      <p className="mb-3 max-w-measure text-sm text-ink-soft">
        {t.rich("usedSince", { at: () => <Day at={since} /> })} {ctx.settings.asksStandpoints ? "" : t("siteAsksNot")}
      </p>
      <PositionPair a={a} b={b} />
      <div className="mt-4 flex flex-wrap items-center gap-4">
        {ctx.settings.asksStandpoints && (
          <Link href={`/${locale}/desk/topics/${topic.slug}/question`} prefetch={false} className="text-sm underline">
            {t("toQuestion")}
          </Link>
        )}
        {topicPolicy.writePositions(ctx.actor).allowed && <StopPositions topic={topic.slug} />}
      </div>
    </section>
  );
}

/** How the newest positions are tried, and whether they can be used. */
async function Tried({ topic, ctx }: { topic: TopicView; ctx: Ctx }) {
  const t = await getTranslations("topics");
  if (!topic.tried) return null;
  const { positions, trial } = topic.tried;
  return (
    <section aria-labelledby="tried">
      <h2 id="tried" className="mb-1 text-sm font-semibold">
        {t("tried")}
      </h2>
      <p className="mb-3 max-w-measure text-sm text-ink-soft">
        {t("triedLead", { least: TRIED_BY_LEAST, of: FAIR_LEAST + 1, fair: FAIR_LEAST })}
      </p>
      <PositionPair a={positions.a} b={positions.b} />
      <div className="mt-5 grid max-w-measure gap-4">
        <p className="text-sm">
          {t("triedBy", { asked: trial.asked.length, answered: trial.answered })}{" "}
          <b className="font-semibold">{t(trial.isEnough ? "isEnough" : "isNotEnough")}</b>
          {trial.asked.length > 0 && (
            <span className="block text-ink-soft">{t("askedThese", { handles: trial.asked.join(", ") })}</span>
          )}
        </p>
        {trial.notes.length > 0 && (
          <div className="text-sm">
            <p className="text-ink-soft">{t("notes")}</p>
            <ul className="mt-1 list-disc ps-5">
              {trial.notes.map((note) => (
                <li key={note} dir="auto">
                  {note}
                </li>
              ))}
            </ul>
          </div>
        )}
        {trial.isEnough && (
          <AdoptPositions topic={topic.slug} version={positions.version} replacesOthers={topic.used !== null} />
        )}
        <AskIfFairForm
          topic={topic.slug}
          version={positions.version}
          members={await listMembersToAsk(ctx, topic.slug)}
        />
      </div>
    </section>
  );
}
