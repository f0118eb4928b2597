"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { WhoSees } from "#components/members/who-sees";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { wordsBetweenCommas } from "#server/core/rules";
import { BIOGRAPHY_MAX_CHARACTERS, NAME_MAX_CHARACTERS } from "#server/members/schemas";
import type { OwnProfileView } from "#server/members/views";

/** What a member says about themselves; on each line who will ever see it. */
export function ProfileForm({ profile }: { profile: OwnProfileView }) {
  const t = useTranslations("profile");
  const router = useRouter();
  const trpc = useTRPC();
  const initial = { name: profile.name, biography: profile.biography, languages: profile.languages.join(", ") };
  const { typed, setTyped, discard, isRestored } = useUnsaved("profile", initial);
  const command = useCommand(trpc.members.changeProfile.mutationOptions());
  const [isSaved, setSaved] = useState(false);

  async function send() {
    const languages = wordsBetweenCommas(typed.languages);
    if (!(await command.run({ name: typed.name, biography: typed.biography, languages }))) return;
    discard();
    setSaved(true);
    router.refresh();
  }
  const change = (part: Partial<typeof typed>) => {
    setSaved(false);
    setTyped(part);
  };

  return (
    <form
      method="post"
      noValidate
      className="grid max-w-measure gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <UnsavedNotice isRestored={isRestored} onDiscard={() => discard(initial)} />
      <TextField
        label={t("name")}
        hint={<WhoSees who="everyone">{t("whoEveryone")}</WhoSees>}
        autoComplete="name"
        value={typed.name}
        onChange={(name) => change({ name })}
        maxCharacters={NAME_MAX_CHARACTERS}
        errors={command.fieldErrors("name")}
      />
      <TextArea
        label={t("biography")}
        hint={
          <>
            {t("biographyHint")} <WhoSees who="everyone">{t("whoEveryone")}</WhoSees>
          </>
        }
        rows={3}
        value={typed.biography}
        onChange={(biography) => change({ biography })}
        maxCharacters={BIOGRAPHY_MAX_CHARACTERS}
        errors={command.fieldErrors("biography")}
      />
      <TextField
        label={t("languages")}
        hint={
          <>
            {t("languagesHint")} <WhoSees who="some">{t("whoModerators")}</WhoSees>
          </>
        }
        value={typed.languages}
        onChange={(languages) => change({ languages })}
        errors={command.listErrors("languages")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p className="flex items-center gap-3">
        <Button type="submit" variant="primary" isPending={command.isPending}>
          {t("save")}
        </Button>
        <span role="status" className="text-sm text-ink-soft">
          {isSaved && !command.isPending && t("saved")}
        </span>
      </p>
    </form>
  );
}
