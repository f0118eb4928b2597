"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { z } from "zod";
import { LISTENS, SENT_PAGE } from "#components/imports/bookmarklet";
import {
  BROUGHT_KINDS,
  BroughtDocument,
  type BroughtKind,
  broughtOf,
  type DocumentDraft,
  EMPTY_DOCUMENT,
  KNOWN_DETAILS,
  KnownDetails,
} from "#components/imports/document-fields";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { MoreFields } from "#components/ui/more-fields";
import { Quotation } from "#components/ui/quotation";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextField } from "#components/ui/text-field";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { PASSAGE_MAX_CHARACTERS } from "#server/articles/anchoring/passage";
import { DOCUMENT_HTML_MAX_CHARACTERS, FETCH_MAX_MEGABYTES } from "#server/articles/schemas";

/** What is typed, and the words that were selected on the page that was sent. */
type Typed = DocumentDraft & { kind: "address" | BroughtKind; selection: string };

const SENT_URL_MAX_CHARACTERS = 4_000;
const EMPTY: Typed = { kind: "address", selection: "", ...EMPTY_DOCUMENT };
const SentPage = z.object({
  kind: z.literal(SENT_PAGE),
  url: z.string().max(SENT_URL_MAX_CHARACTERS),
  selection: z.string().max(PASSAGE_MAX_CHARACTERS),
  html: z.string().max(DOCUMENT_HTML_MAX_CHARACTERS),
});
const WAYS = ["address", ...BROUGHT_KINDS] as const;
/** Under which name what is typed is kept, until the article is there. */
export const IMPORT_DRAFT = "import";

type Props = {
  locale: string;
  /** What the address of the page asks for: a way of bringing it in, an address, selected words. */
  given: { way?: string; url?: string; selection?: string };
};

/** Asks for an article to be imported. What is typed is kept until it is there: when its page cannot be fetched, nothing is lost. */
export function ImportForm({ locale, given }: Props) {
  const t = useTranslations("articles");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard, isRestored } = useUnsaved(IMPORT_DRAFT, EMPTY);
  const command = useCommand(trpc.imports.ask.mutationOptions());
  const { kind, url } = typed;
  const errorsOf = (field: string) => command.fieldErrors(`article.${field}`);

  // What the address asks for goes before what was kept.
  const { way, url: givenUrl, selection: givenSelection } = given;
  useEffect(() => {
    const asked = WAYS.find((one) => one === way);
    if (asked) setTyped({ kind: asked });
    if (givenUrl) setTyped({ kind: "address", url: givenUrl, selection: givenSelection ?? "" });
  }, [way, givenUrl, givenSelection, setTyped]);

  // The page that one was reading, from the bookmark that opened this form. What it says is no more than what somebody could type.
  useEffect(() => {
    const opener: Window | null = window.opener;
    if (!opener) return;
    const onMessage = ({ source, data }: MessageEvent) => {
      const page = source === opener ? SentPage.safeParse(data).data : undefined;
      if (page) setTyped({ kind: "html", url: page.url, html: page.html, selection: page.selection });
    };
    window.addEventListener("message", onMessage);
    opener.postMessage(LISTENS, "*");
    return () => window.removeEventListener("message", onMessage);
  }, [setTyped]);

  const address = {
    type: "url",
    inputMode: "url",
    autoComplete: "off",
    placeholder: "https://",
    value: url,
    errors: errorsOf("url"),
  } as const;

  async function send() {
    const done = await command.run({
      article: kind === "address" ? { kind, url } : broughtOf(kind, typed),
      selection: typed.selection,
    });
    if (done) router.push(`/${locale}/desk/articles/imports/${done.result.import}`);
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
        choices={WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
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
          <BroughtDocument kind={kind} typed={typed} setTyped={setTyped} errorsOf={errorsOf} />
          <TextField
            {...address}
            label={t("urlOptional")}
            hint={t("urlOptionalHint")}
            onChange={(typedUrl) => setTyped({ url: typedUrl })}
          />
          <MoreFields
            holds={t("detailsHold")}
            isNeeded={KNOWN_DETAILS.some((field) => typed[field] !== "" || errorsOf(field).length > 0)}
          >
            <KnownDetails typed={typed} setTyped={setTyped} errorsOf={errorsOf} />
          </MoreFields>
        </>
      )}
      {typed.selection !== "" && (
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-ink-soft">
          <span className="min-w-0">
            {t("selected")} <Quotation text={typed.selection} />
          </span>
          <Button variant="quiet" onClick={() => setTyped({ selection: "" })}>
            {t("selectedForget")}
          </Button>
        </p>
      )}
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="primary" isPending={command.isPending}>
          {t("send")}
        </Button>
      </p>
    </form>
  );
}
