"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  BROUGHT_KINDS,
  BroughtDocument,
  type BroughtKind,
  broughtOf,
  type DocumentDraft,
  EMPTY_DOCUMENT,
  KNOWN_DETAILS,
  KnownDetails,
} from "#components/articles/document-fields";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { MoreFields } from "#components/ui/more-fields";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextField } from "#components/ui/text-field";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { FETCH_MAX_MEGABYTES } from "#server/articles/schemas";

type Typed = DocumentDraft & { kind: "address" | BroughtKind };

const EMPTY: Typed = { kind: "address", ...EMPTY_DOCUMENT };

/** Imports an article; when its page cannot be fetched, pasting is offered and nothing that was typed is lost. */
export function ImportForm({ locale }: { locale: string }) {
  const t = useTranslations("articles");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard, isRestored } = useUnsaved("import", EMPTY);
  const command = useCommand(trpc.articles.import.mutationOptions());
  const { kind, url } = typed;
  const couldNotFetch = command.refusal?.reason.startsWith("fetch_") && kind === "address";

  const address = {
    type: "url",
    inputMode: "url",
    autoComplete: "off",
    placeholder: "https://",
    value: url,
    errors: command.fieldErrors("url"),
  } as const;

  async function send() {
    const done = await command.run(kind === "address" ? { kind, url } : broughtOf(kind, typed));
    if (!done) return;
    discard();
    router.push(`/${locale}/desk/articles/${done.result.article}`);
  }

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
      <UnsavedNotice isRestored={isRestored} onDiscard={() => discard(EMPTY)} />
      <ChoiceGroup
        legend={t("way")}
        name="way"
        layout="row"
        value={kind}
        onChange={(way) => setTyped({ kind: way })}
        choices={(["address", ...BROUGHT_KINDS] as const).map((value) => ({ value, label: t(`ways.${value}`) }))}
      />
      {kind === "address" && (
        <TextField
          {...address}
          label={t("url")}
          hint={t("urlHint", { megabytes: FETCH_MAX_MEGABYTES })}
          onChange={(typedUrl) => setTyped({ url: typedUrl })}
        />
      )}
      {kind !== "address" && (
        <>
          <BroughtDocument kind={kind} typed={typed} setTyped={setTyped} errorsOf={command.fieldErrors} />
          <TextField
            {...address}
            label={t("urlOptional")}
            hint={t("urlOptionalHint")}
            onChange={(typedUrl) => setTyped({ url: typedUrl })}
          />
          <MoreFields
            holds={t("detailsHold")}
            isNeeded={KNOWN_DETAILS.some((field) => typed[field] !== "" || command.fieldErrors(field).length > 0)}
          >
            <KnownDetails typed={typed} setTyped={setTyped} errorsOf={command.fieldErrors} />
          </MoreFields>
        </>
      )}
      <RefusalNotice refusal={command.refusal}>
        {couldNotFetch && (
          <p className="mt-2">
            <Button
              variant="secondary"
              onClick={() => {
                setTyped({ kind: "text" });
                command.clear();
              }}
            >
              {t("pasteInstead")}
            </Button>
          </p>
        )}
      </RefusalNotice>
      <p className="flex items-center gap-3">
        <Button type="submit" variant="primary" isPending={command.isPending}>
          {t("send")}
        </Button>
        {command.isPending && kind === "address" && (
          <span role="status" className="text-ink-soft">
            {t("reading")}
          </span>
        )}
      </p>
    </form>
  );
}
