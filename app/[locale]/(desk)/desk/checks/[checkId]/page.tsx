import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleFrom } from "#app/_lib/title-of";
import { CheckEditor } from "#components/checks/check-editor";
import { CheckPreview } from "#components/checks/check-preview";
import { BringBack, CoAuthors, DeleteDraft } from "#components/checks/draft-actions";
import { getDraft } from "#server/checks/desk-queries";
import { getCtx } from "#server/request";

/** Asked for by the title and by the page, and loaded once. */
const find = cache(async (id: string) => getDraft(await getCtx(), idFrom(id)));

export async function generateMetadata({ params }: PageProps<"/[locale]/desk/checks/[checkId]">): Promise<Metadata> {
  const { checkId } = await params;
  return titleFrom(find(checkId), ({ title }) => title);
}

export default async function DraftPage({ params }: PageProps<"/[locale]/desk/checks/[checkId]">) {
  const { locale, checkId } = await params;
  enterLocale(locale);
  const t = await getTranslations("editor");
  const draft = await orNotFound(find(checkId));
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
      </>
    );
  }
  return (
    <CheckEditor draft={draft} sources={draft.preview.sources}>
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
