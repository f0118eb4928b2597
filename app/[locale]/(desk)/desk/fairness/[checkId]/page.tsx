import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { CheckPreview } from "#components/checks/check-preview";
import { NoteForm } from "#components/fairness/note-form";
import { getFairnessReading } from "#server/checks/desk-queries";
import { findOwnFairnessNote } from "#server/fairness/queries";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("fairness", "title");

/** A check that waits for review, as a member reads it who was drawn to say whether it is fair. */
export default async function FairnessPage({ params }: PageProps<"/[locale]/desk/fairness/[checkId]">) {
  const { locale, checkId } = await params;
  enterLocale(locale);
  const t = await getTranslations("fairness");
  const ctx = await getCtx();
  const check = await orNotFound(getFairnessReading(ctx, idFrom(checkId)));
  const note = await findOwnFairnessNote(ctx, check.id);
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(20rem,24rem)]">
      <CheckPreview check={check.preview} />
      <aside className="grid content-start gap-4 border-rule bg-paper-sunk p-5 max-lg:border-t lg:border-s">
        <h2 className="text-lead font-semibold">{t("title")}</h2>
        <NoteForm check={check.id} version={check.version} note={note} />
      </aside>
    </div>
  );
}
