"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { useCommand } from "#components/ui/use-command";
import { languageName } from "#messages/languages";
import { PICTURE_LANGUAGES, type PictureLanguage } from "#server/articles/schemas";

type Props = { upload: string; onDraft: (text: string) => void };

/** Lets a machine read a picture, as a draft of what is typed of it. */
export function PictureDraft({ upload, onDraft }: Props) {
  const t = useTranslations("imports");
  const locale = useLocale();
  const trpc = useTRPC();
  const command = useCommand(trpc.articles.draftTranscription.mutationOptions());
  const [language, setLanguage] = useState<PictureLanguage>(
    () => PICTURE_LANGUAGES.find((known) => known === locale) ?? PICTURE_LANGUAGES[0],
  );

  async function read() {
    const done = await command.run({ upload, language });
    if (done) onDraft(done.result.text);
  }

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label={t("pictureLanguage")}
          value={language}
          onChange={setLanguage}
          options={PICTURE_LANGUAGES.map((value) => ({ value, label: languageName(locale, value) }))}
        />
        <Button variant="secondary" isPending={command.isPending} onClick={() => void read()}>
          {t("pictureRead")}
        </Button>
      </div>
      <p role="status" className="text-xs text-ink-faint">
        {command.isPending ? t("pictureReading") : t("pictureReadHint")}
      </p>
      <RefusalNotice refusal={command.refusal} />
    </div>
  );
}
