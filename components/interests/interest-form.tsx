"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { WhoSees } from "#components/members/who-sees";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { INTEREST_KINDS, type InterestKind } from "#db/vocabulary";
import { INTEREST_NAME_MAX_CHARACTERS, INTEREST_STATEMENT_MAX_CHARACTERS } from "#server/interests/schemas";

type Typed = { kind: InterestKind; name: string; statement: string };
const EMPTY: Typed = { kind: "claimant", name: "", statement: "" };

/** Declares an interest for good. */
export function InterestForm() {
  const t = useTranslations("profile");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard, isRestored } = useUnsaved("interest", EMPTY);
  const command = useCommand(trpc.interests.declare.mutationOptions());

  async function send() {
    if (!(await command.run(typed))) return;
    discard(EMPTY);
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t("declare")}
      className="grid max-w-measure gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <UnsavedNotice isRestored={isRestored} onDiscard={() => discard(EMPTY)} />
      <ChoiceGroup
        legend={t("interestKind")}
        name="kind"
        layout="row"
        value={typed.kind}
        onChange={(kind) => setTyped({ kind })}
        choices={INTEREST_KINDS.map((kind) => ({ value: kind, label: t(`interestKinds.${kind}`) }))}
        errors={command.fieldErrors("kind")}
      />
      <TextField
        label={t("interestName")}
        hint={t("interestNameHint")}
        value={typed.name}
        onChange={(name) => setTyped({ name })}
        maxCharacters={INTEREST_NAME_MAX_CHARACTERS}
        errors={command.fieldErrors("name")}
      />
      <TextArea
        label={t("interestStatement")}
        hint={
          <>
            {t("interestStatementHint")} <WhoSees who="some">{t("whoModerators")}</WhoSees>
          </>
        }
        rows={2}
        value={typed.statement}
        onChange={(statement) => setTyped({ statement })}
        maxCharacters={INTEREST_STATEMENT_MAX_CHARACTERS}
        errors={command.fieldErrors("statement")}
      />
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="primary" isPending={command.isPending}>
          {t("declare")}
        </Button>
      </p>
    </form>
  );
}
