import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { pageFrom } from "#app/_lib/page-from";
import { titleFrom } from "#app/_lib/title-of";
import { ApproachLog } from "#components/approaches/approach-log";
import { AskForm } from "#components/assignments/ask-form";
import { CheckPreview } from "#components/checks/check-preview";
import { PublishForm } from "#components/checks/publish-form";
import { SendBackForm } from "#components/checks/send-back-form";
import { SuggestWordsForm } from "#components/discussion/suggest-words-form";
import { Talk } from "#components/discussion/talk";
import { FairnessNotes } from "#components/fairness/fairness-notes";
import { Notice } from "#components/ui/notice";
import { StepAsideForm } from "#components/votes/step-aside-form";
import { listApproachNotes } from "#server/approaches/queries";
import { listAssignments } from "#server/assignments/queries";
import { getDraft } from "#server/checks/desk-queries";
import { signedIn } from "#server/core/context";
import { findThread } from "#server/discussion/queries";
import { findFairnessNotes } from "#server/fairness/queries";
import { getCtx } from "#server/request";

/** Asked for by the title and by the page, and loaded once. */
const find = cache(async (id: string) => getDraft(await getCtx(), idFrom(id)));

export async function generateMetadata({ params }: PageProps<"/[locale]/desk/review/[checkId]">): Promise<Metadata> {
  const { checkId } = await params;
  return titleFrom(find(checkId), ({ title }) => title);
}

export default async function ReviewCheckPage({ params, searchParams }: PageProps<"/[locale]/desk/review/[checkId]">) {
  const { locale, checkId } = await params;
  const talkPage = pageFrom((await searchParams).talk);
  enterLocale(locale);
  const t = await getTranslations("review");
  const td = await getTranslations("discussion");
  const ta = await getTranslations("assignments");
  const tr = await getTranslations("approaches");
  const tf = await getTranslations("fairness");
  const draft = await orNotFound(find(checkId));
  const ctx = await getCtx();
  const [assigned, notes, fairness, thread] = await Promise.all([
    listAssignments(ctx, draft.id),
    listApproachNotes(ctx, draft.id),
    findFairnessNotes(ctx, { check: draft.id, version: draft.version }),
    findThread(ctx, "draft", draft.id, talkPage),
  ]);
  const { preview, hidden } = draft;
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(20rem,24rem)]">
      <div>
        <CheckPreview check={preview} />
        {thread && (
          <div id="talk" className="max-w-[48rem] px-4 py-6 sm:px-8">
            <Talk
              thread={thread}
              locale={locale}
              sources={[]}
              olderAt={`/${locale}/desk/review/${draft.id}?talk=${talkPage + 1}#talk`}
            />
          </div>
        )}
      </div>
      <aside className="grid content-start gap-4 border-rule bg-paper-sunk p-5 max-lg:border-t lg:border-s">
        <h2 className="text-lead font-semibold">{t("decide")}</h2>
        {draft.isOwn && <Notice title={t("own")} />}
        {hidden.length > 0 && !draft.isOwn && (
          <section aria-label={t("stepAside")} className="grid gap-3">
            <p className="text-sm">{t("stepAsideLead")}</p>
            <ul className="grid gap-2 border-y border-rule py-3">
              {hidden.map(({ id, statement }) => (
                <li key={id} dir="auto" className="text-sm leading-snug">
                  <Link href={`/${locale}/desk/claims/${id}`} prefetch={false} className="underline">
                    {statement}
                  </Link>
                </li>
              ))}
            </ul>
            <StepAsideForm claims={hidden.map(({ id }) => id)} kind="editing" statement={t("stepAsideStatement")} />
          </section>
        )}
        {draft.state === "in_review" && (
          <details className="border-y border-rule">
            <summary className="py-2.5 text-sm font-semibold">{ta("title")}</summary>
            <AskForm kind="check" subject={draft.id} own={signedIn(ctx).handle} assignments={assigned} />
          </details>
        )}
        {fairness && (
          <section aria-labelledby="fairness" className="grid gap-2 border-t border-rule pt-3">
            <h3 id="fairness" className="text-sm font-semibold">
              {tf("notes")}
            </h3>
            <FairnessNotes notes={fairness} />
          </section>
        )}
        {draft.state === "in_review" && (
          <details className="border-y border-rule">
            <summary className="py-2.5 text-sm font-semibold">{tr("title")}</summary>
            <ApproachLog check={draft.id} approaches={preview.approaches} notes={notes} />
          </details>
        )}
        {!draft.isOwn && draft.state === "in_review" && (
          <>
            {hidden.length === 0 && (
              <PublishForm
                check={draft.id}
                version={draft.version}
                claims={[preview.claim, ...preview.readings.map(({ claim }) => claim)]}
              />
            )}
            <details className="border-t border-rule">
              <summary className="py-2.5 text-sm font-semibold">{td("suggestWords")}</summary>
              <SuggestWordsForm
                check={draft.id}
                version={draft.version}
                words={{ title: draft.title, answer: draft.answer, body: draft.body }}
                suggestions={draft.suggestions}
              />
            </details>
            <SendBackForm locale={locale} check={draft.id} version={draft.version} />
          </>
        )}
      </aside>
    </div>
  );
}
