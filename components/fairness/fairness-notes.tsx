import { useTranslations } from "next-intl";
import type { FairnessNotesView } from "#server/fairness/views";

/** What the members said who were drawn to say whether a check is fair: never who, nor when. */
export function FairnessNotes({ notes: told }: { notes: FairnessNotesView }) {
  const t = useTranslations("fairness");
  const { readers, notes } = told;
  return (
    <div className="grid gap-3">
      <p className="text-sm text-ink-soft">{t("count", { notes: notes.length, readers })}</p>
      <ul className="grid gap-3">
        {notes.map(({ version, isFair, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a note has nothing that names it
          <li key={index} className="border-s-3 border-rule ps-3 text-sm">
            <b className="font-semibold">{t(isFair ? "noteFair" : "noteNotFair")}</b>{" "}
            <span className="text-ink-soft">{t("ofVersion", { version })}</span>
            {text !== "" && (
              <span className="block whitespace-pre-line wrap-anywhere" dir="auto">
                {text}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
