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
import { CheckEditor } from "#components/checks/check-editor";
import { CheckPreview } from "#components/checks/check-preview";
import { BringBack, CoAuthors, DeleteDraft } from "#components/checks/draft-actions";
import { Talk } from "#components/discussion/talk";
import { FairnessNotes } from "#components/fairness/fairness-notes";
import { listApproachNotes } from "#server/approaches/queries";
import { getDraft } from "#server/checks/desk-queries";
import { findThread } from "#server/discussion/queries";
import { findFairnessNotes } from "#server/fairness/queries";
import { getCtx } from "#server/request";

/** Asked for by the title and by the page, and loaded once. */
const find = cache(async (id: string) => getDraft(await getCtx(), idFrom(id)));

export async function generateMetadata({ params }: PageProps<"/[locale]/desk/checks/[checkId]">): Promise<Metadata> {
  const { checkId } = await params;
  return titleFrom(find(checkId), ({ title }) => title);
}

export default async function DraftPage({ params, searchParams }: PageProps<"/[locale]/desk/checks/[checkId]">) {
  const { locale, checkId } = await params;
  const talkPage = pageFrom((await searchParams).talk);
  enterLocale(locale);
  const t = await getTranslations("editor");
  const tr = await getTranslations("approaches");
  const tf = await getTranslations("fairness");
  const draft = await orNotFound(find(checkId));
  const thread = await findThread(await getCtx(), "draft", draft.id, talkPage);
  const talk = thread && (
    <div id="talk" className="max-w-[48rem] px-4 py-6 sm:px-6">
      <Talk
        thread={thread}
        locale={locale}
        sources={[]}
        olderAt={`/${locale}/desk/checks/${draft.id}?talk=${talkPage + 1}#talk`}
      />
    </div>
  );
  const noteOf = (state: typeof draft.state) => {
    if (state === "in_review") return t("submitted");
    return state === "deleted" ? t("deletedNote") : t(`state.${state}`);
  };
  if (!draft.isOwn || draft.state !== "draft") {
    return (
      <>
        <div className="page pt-6">
          <p className="text-ink-soft" role="status">
            {noteOf(draft.state)}
          </p>
          {draft.slug !== null && (
            <p className="mt-1 text-sm">
              <Link href={`/${draft.preview.locale}/checks/${draft.slug}`} prefetch={false} className="underline">
                {t("publicPage")}
              </Link>
            </p>
          )}
          {draft.isOwn && draft.state === "in_review" && <BringBack check={draft.id} from="in_review" />}
          {draft.isStarter && draft.state === "deleted" && <BringBack check={draft.id} from="deleted" />}
        </div>
        <CheckPreview check={draft.preview} />
        {talk}
      </>
    );
  }
  const ctx = await getCtx();
  const [notes, fairness] = await Promise.all([
    listApproachNotes(ctx, draft.id),
    findFairnessNotes(ctx, { check: draft.id, version: draft.version }),
  ]);
  return (
    <CheckEditor draft={draft} sources={draft.preview.sources}>
      {talk}
      {fairness && (
        <section aria-labelledby="fairness" className="mx-6 grid gap-2 border-t border-rule pt-3 pb-6">
          <h2 id="fairness" className="font-semibold">
            {tf("notes")}
          </h2>
          <FairnessNotes notes={fairness} />
        </section>
      )}
      <details className="mx-6 border-t border-rule pb-6">
        <summary className="py-2.5 font-semibold">{tr("title")}</summary>
        <ApproachLog check={draft.id} approaches={draft.preview.approaches} notes={notes} />
      </details>
      {draft.isStarter && (
        <details className="mx-6 border-t border-rule pb-6">
          <summary className="py-2.5 font-semibold">{t("coAuthors")}</summary>
          <div className="grid gap-6 pt-2">
            <CoAuthors check={draft.id} authors={draft.coAuthors} />
            <DeleteDraft check={draft.id} />
          </div>
        </details>
      )}
    </CheckEditor>
  );
}
