"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import {
  BroughtDocument,
  broughtOf,
  type DocumentDraft,
  EMPTY_DOCUMENT,
  isBrought,
  KNOWN_DETAILS,
  KnownDetails,
} from "#components/imports/document-fields";
import { type QuotePlace, QuotePlaces } from "#components/sources/quote-places";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { MoreFields } from "#components/ui/more-fields";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { chosen, useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { SOURCE_KINDS, type SourceKind, STANCES, type Stance } from "#db/vocabulary";
import type { CopyOptionView } from "#server/articles/views";
import {
  LOCATOR_MAX_CHARACTERS,
  QUOTE_MAX_CHARACTERS,
  SOURCE_NOTE_MAX_CHARACTERS,
  WHY_NOT_MAX_CHARACTERS,
  WHY_NOT_MIN_CHARACTERS,
} from "#server/sources/schemas";

/** Ways to bring in a document, in the order of the tabs. */
const WAYS = ["text", "address", "upload", "copy", "html", "transcription", "unread"] as const;
type Way = (typeof WAYS)[number];

/** The fields that stand behind “More”, besides those of the document. */
const MORE = ["locator", "note", "translation", "interest", "whyNot", "origin", "replaces"];

type Typed = DocumentDraft & {
  way: Way;
  copy: string;
  quote: string;
  place: QuotePlace | null;
  whyNot: string;
  stance: Stance | null;
  kind: SourceKind | null;
  locator: string;
  note: string;
  translation: string;
  interest: string;
  origin: string;
  replaces: string;
};

const EMPTY: Typed = {
  ...EMPTY_DOCUMENT,
  way: "text",
  copy: "",
  quote: "",
  place: null,
  whyNot: "",
  stance: null,
  kind: null,
  locator: "",
  note: "",
  translation: "",
  interest: "",
  origin: "",
  replaces: "",
};

function documentOf(typed: Typed) {
  const { way } = typed;
  if (way === "copy") return { kind: way, copy: typed.copy };
  if (way === "address") return { kind: way, url: typed.url.trim() };
  if (way === "unread") {
    const url = typed.url.trim() || null;
    return { kind: way, url, title: typed.title, publisher: typed.publisher, language: typed.language || null };
  }
  return broughtOf(way, typed);
}

type Numbered = { source: string; number: number };

type Props = {
  claim: string;
  copies: CopyOptionView[];
  sources: Numbered[];
  /** Those of the sources that the one who attaches may replace. */
  replaceable: Numbered[];
};

/** Attaches a source: the document, the words in it, and what they say about the claim. */
export function SourceForm({ claim, copies, sources, replaceable }: Props) {
  const t = useTranslations("sources");
  const ta = useTranslations("articles");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard, isRestored } = useUnsaved(`source:${claim}`, EMPTY);
  const command = useCommand(trpc.sources.attach.mutationOptions());
  const { way } = typed;

  async function send() {
    const { quote, place, whyNot, stance, kind, locator, note, translation, interest, origin, replaces } = typed;
    const done = await command.run({
      claim,
      document: documentOf(typed),
      quote,
      place,
      whyNot,
      locator,
      note,
      translation,
      interest,
      stance: chosen(stance),
      kind: chosen(kind),
      origin: origin || null,
      replaces: replaces || null,
    });
    if (!done) return;
    discard(EMPTY);
    router.refresh();
  }

  const errorsOf = (field: string) => command.fieldErrors(`document.${field}`);
  const isMoreWrong =
    MORE.some((field) => command.fieldErrors(field).length > 0) ||
    [...KNOWN_DETAILS, ...(way === "address" ? [] : ["url"])].some((field) => errorsOf(field).length > 0);
  const address = {
    type: "url",
    inputMode: "url",
    autoComplete: "off",
    placeholder: "https://",
    value: typed.url,
    onChange: (url: string) => setTyped({ url }),
    errors: errorsOf("url"),
  } as const;
  const whyNot = (
    <TextArea
      label={t("whyNot")}
      hint={t(way === "unread" ? "whyNotNeeded" : "whyNotHint", { min: WHY_NOT_MIN_CHARACTERS })}
      rows={2}
      value={typed.whyNot}
      onChange={(typedWhyNot) => setTyped({ whyNot: typedWhyNot })}
      maxCharacters={WHY_NOT_MAX_CHARACTERS}
      errors={command.fieldErrors("whyNot")}
    />
  );

  return (
    <form
      method="post"
      noValidate
      aria-label={t("attach")}
      className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-3.5 pb-5"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <UnsavedNotice isRestored={isRestored} onDiscard={() => discard(EMPTY)} />
      <Tabs selectedKey={way} onSelectionChange={(key) => setTyped({ way: WAYS.find((one) => one === key) ?? way })}>
        <TabList
          aria-label={t("document")}
          className="mb-3.5 flex gap-4 overflow-x-auto border-b border-rule text-sm text-ink-soft"
        >
          {WAYS.map((one) => (
            <Tab
              key={one}
              id={one}
              className="-mb-px min-h-9 cursor-pointer content-center border-b-2 border-transparent whitespace-nowrap outline-none data-focus-visible:outline-2 data-selected:border-accent data-selected:font-semibold data-selected:text-ink max-md:min-h-11"
            >
              {t(`way.${one}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id={way} className="grid gap-3.5 outline-none">
          {way === "copy" && (
            <SelectField
              label={t("copy")}
              value={typed.copy}
              placeholder={t("copyNone")}
              onChange={(copy) => setTyped({ copy })}
              options={copies.map(({ copy, title, publisher }) => ({
                value: copy,
                label: publisher ? `${title}, ${publisher}` : title,
              }))}
              errors={errorsOf("copy")}
            />
          )}
          {way === "address" && <TextField {...address} label={ta("url")} />}
          {way === "unread" && (
            <>
              <TextField
                label={ta("titleField")}
                value={typed.title}
                onChange={(title) => setTyped({ title })}
                errors={errorsOf("title")}
              />
              {whyNot}
            </>
          )}
          {isBrought(way) && <BroughtDocument kind={way} typed={typed} setTyped={setTyped} errorsOf={errorsOf} />}
        </TabPanel>
      </Tabs>
      <TextArea
        label={t("quote")}
        hint={t("quoteHint")}
        rows={3}
        isText
        value={typed.quote}
        onChange={(quote) => setTyped({ quote, place: null })}
        maxCharacters={QUOTE_MAX_CHARACTERS}
        errors={command.fieldErrors("quote")}
      />
      <ChoiceGroup
        legend={t("stanceLegend")}
        name="stance"
        layout="row"
        value={typed.stance}
        onChange={(stance) => setTyped({ stance })}
        choices={STANCES.map((value) => ({ value, label: t(`stance.${value}`) }))}
        errors={command.fieldErrors("stance")}
      />
      <ChoiceGroup
        legend={t("kindLegend")}
        name="kind"
        value={typed.kind}
        onChange={(kind) => setTyped({ kind })}
        choices={SOURCE_KINDS.map((value) => ({
          value,
          label: t(`kind.${value}`),
          description: t(`kindDefinition.${value}`),
        }))}
        meaning={t("kindMeaning")}
        errors={command.fieldErrors("kind")}
      />
      <MoreFields holds={t("moreHolds")} isNeeded={isMoreWrong || command.refusal?.reason === "source_quote_not_found"}>
        <TextField
          label={t("locator")}
          hint={t("locatorHint")}
          value={typed.locator}
          onChange={(locator) => setTyped({ locator })}
          maxCharacters={LOCATOR_MAX_CHARACTERS}
          errors={command.fieldErrors("locator")}
        />
        {isBrought(way) && <KnownDetails typed={typed} setTyped={setTyped} errorsOf={errorsOf} />}
        {way !== "address" && way !== "copy" && <TextField {...address} label={ta("urlOptional")} />}
        {way === "unread" && (
          <TextField
            label={ta("publisher")}
            value={typed.publisher}
            onChange={(publisher) => setTyped({ publisher })}
            errors={errorsOf("publisher")}
          />
        )}
        {way !== "unread" && whyNot}
        <TextArea
          label={t("note")}
          rows={2}
          value={typed.note}
          onChange={(note) => setTyped({ note })}
          maxCharacters={SOURCE_NOTE_MAX_CHARACTERS}
          errors={command.fieldErrors("note")}
        />
        <TextArea
          label={t("translationField")}
          rows={2}
          value={typed.translation}
          onChange={(translation) => setTyped({ translation })}
          maxCharacters={QUOTE_MAX_CHARACTERS}
          errors={command.fieldErrors("translation")}
        />
        <TextField
          label={t("interestField")}
          value={typed.interest}
          onChange={(interest) => setTyped({ interest })}
          maxCharacters={SOURCE_NOTE_MAX_CHARACTERS}
          errors={command.fieldErrors("interest")}
        />
        {sources.length > 0 && (
          <SourceSelect
            label={t("originField")}
            none={t("originNone")}
            value={typed.origin}
            onChange={(origin) => setTyped({ origin })}
            sources={sources}
          />
        )}
        {replaceable.length > 0 && (
          <SourceSelect
            label={t("replacesField")}
            none={t("replacesNone")}
            value={typed.replaces}
            onChange={(replaces) => setTyped({ replaces })}
            sources={replaceable}
          />
        )}
      </MoreFields>
      <RefusalNotice refusal={command.refusal}>
        <QuotePlaces
          refusal={command.refusal}
          place={typed.place}
          onChoose={(place) => setTyped({ place: place && { part: place.part, start: place.start } })}
          onQuote={(exact) => {
            setTyped({ quote: exact, place: null });
            command.clear();
          }}
        />
      </RefusalNotice>
      <p>
        <Button type="submit" variant="primary" isPending={command.isPending}>
          {t("send")}
        </Button>
      </p>
    </form>
  );
}

type SourceSelectProps = {
  label: string;
  none: string;
  value: string;
  onChange: (source: string) => void;
  sources: readonly Numbered[];
};

/** One of the claim's sources, or none of them. */
function SourceSelect({ label, none, value, onChange, sources }: SourceSelectProps) {
  return (
    <SelectField
      label={label}
      value={value || "none"}
      onChange={(source) => onChange(source === "none" ? "" : source)}
      options={[
        { value: "none", label: none },
        ...sources.map(({ source, number }) => ({ value: source, label: `S${number}` })),
      ]}
    />
  );
}
