"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { Day } from "#components/ui/day";
import { MoreFields } from "#components/ui/more-fields";
import { Quotation } from "#components/ui/quotation";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { CLAIMANT_KINDS, type ClaimantKind, DATE_PRECISIONS, type DatePrecision } from "#db/vocabulary";
import { languageOptions } from "#messages/languages";
import { CLAIMANT_NAME_MAX_CHARACTERS, STATEMENT_MAX_CHARACTERS, TOPICS_MAX } from "#server/claims/schemas";
import { wordsBetweenCommas } from "#server/core/rules";

type Passage = { copy: string; start: number; end: number; exact: string };

/** What a suggestion knows of the claim that may be made of it. */
export type ClaimDraft = { statement?: string | null; claimant?: string | null; saidOn?: string | null };

type Props = {
  locale: string;
  language: string | null;
  /** The words that make the claim, or the claim that it is a reading of. */
  about: { passage: Passage } | { derivedFrom: string };
  /** What is drafted of the claim, to be looked at. */
  draft?: ClaimDraft;
  /** The topics on the list, of which those that fit are chosen. */
  listed: readonly string[];
  onCancel?: () => void;
};

type Typed = {
  statement: string;
  claimantKind: ClaimantKind;
  claimant: string;
  wikidata: string;
  saidOn: string;
  precision: DatePrecision;
  topics: string;
  language: string;
};

const TOPIC_FIELDS = ["topics", ...Array.from({ length: TOPICS_MAX }, (_, index) => `topics.${index}`)];
/** Topics of the list that are offered. */
const LISTED_SHOWN_MAX = 30;
/** The fields that stand behind “More”. */
const MORE = ["claimant.kind", "claimant.wikidata", "language", ...TOPIC_FIELDS];

/** Makes a claim: one statement that can be checked, who said it, when, and about what. */
export function ClaimForm({ locale, language, about, draft = {}, listed, onCancel }: Props) {
  const t = useTranslations("claims");
  const router = useRouter();
  const trpc = useTRPC();
  const interfaceLocale = useLocale();
  const titleId = useId();
  const passage = "passage" in about ? about.passage : null;
  const initial: Typed = {
    statement: draft.statement || (passage ? passage.exact.slice(0, STATEMENT_MAX_CHARACTERS) : ""),
    claimantKind: "person",
    claimant: draft.claimant ?? "",
    wikidata: "",
    saidOn: draft.saidOn ?? "",
    precision: "day",
    topics: "",
    language: language ?? "",
  };
  const key =
    "passage" in about
      ? `claim:${about.passage.copy}:${about.passage.start}:${about.passage.end}`
      : `reading:${about.derivedFrom}`;
  const { typed, setTyped, discard, isRestored } = useUnsaved(key, initial);
  const command = useCommand(trpc.claims.submit.mutationOptions());
  const known = command.refusal?.reason === "claim_duplicate" ? String(command.refusal.params.claim ?? "") : "";

  const isWrong = (fields: readonly string[]) => fields.some((field) => command.fieldErrors(field).length > 0);
  const alike = command.refusal?.offers.claims ?? [];

  async function send(hasSeenAlike = false) {
    const { statement, claimantKind, claimant, wikidata, saidOn, precision, topics } = typed;
    const done = await command.run({
      passage,
      derivedFrom: "derivedFrom" in about ? about.derivedFrom : null,
      statement,
      claimant: claimant.trim() === "" ? null : { kind: claimantKind, name: claimant, wikidata },
      said: saidOn ? { on: saidOn, precision } : null,
      language: typed.language,
      hasSeenAlike,
      topics: wordsBetweenCommas(topics),
    });
    if (!done) return;
    discard();
    router.push(`/${locale}/desk/claims/${done.result.claim}`);
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-labelledby={titleId}
      className="mb-7 grid gap-3.5 rounded border-[1.5px] border-accent bg-paper-raised p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel?.();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
      }}
    >
      <div>
        <h2 id={titleId} className="font-semibold">
          {passage ? t("formTitle") : t("readingTitle")}
        </h2>
        {passage ? (
          <p className="mt-1 font-text text-body leading-snug" dir="auto">
            <Quotation text={passage.exact} />
          </p>
        ) : (
          <p className="text-sm text-ink-soft">{t("readingHint")}</p>
        )}
      </div>
      <UnsavedNotice isRestored={isRestored} onDiscard={() => discard(initial)} />
      <TextArea
        label={t("statement")}
        hint={t("statementHint")}
        rows={3}
        isText
        value={typed.statement}
        onChange={(statement) => setTyped({ statement })}
        maxCharacters={STATEMENT_MAX_CHARACTERS}
        errors={command.fieldErrors("statement")}
      />
      <div className="grid gap-3.5 sm:grid-cols-2">
        <TextField
          label={t("claimant")}
          hint={t("claimantHint")}
          autoComplete="off"
          value={typed.claimant}
          onChange={(claimant) => setTyped({ claimant })}
          maxCharacters={CLAIMANT_NAME_MAX_CHARACTERS}
          errors={command.fieldErrors("claimant.name")}
        />
        <TextField
          label={t("saidOn")}
          type="date"
          value={typed.saidOn}
          onChange={(saidOn) => setTyped({ saidOn })}
          errors={command.fieldErrors("said.on")}
        />
      </div>
      <MoreFields holds={t("moreHolds")} isNeeded={typed.language === "" || isWrong(MORE)}>
        <div className="grid gap-3.5 sm:grid-cols-2">
          <SelectField
            label={t("claimantKind")}
            value={typed.claimantKind}
            onChange={(claimantKind) => setTyped({ claimantKind })}
            options={CLAIMANT_KINDS.map((value) => ({ value, label: t(value) }))}
            errors={command.fieldErrors("claimant.kind")}
          />
          <TextField
            label={t("wikidata")}
            autoComplete="off"
            value={typed.wikidata}
            onChange={(wikidata) => setTyped({ wikidata })}
            errors={command.fieldErrors("claimant.wikidata")}
          />
          <SelectField
            label={t("precision")}
            value={typed.precision}
            onChange={(precision) => setTyped({ precision })}
            options={DATE_PRECISIONS.map((value) => ({ value, label: t(`precisions.${value}`) }))}
          />
          <SelectField
            label={t("language")}
            value={typed.language}
            placeholder=""
            onChange={(chosen) => setTyped({ language: chosen })}
            options={languageOptions(interfaceLocale, language)}
            errors={command.fieldErrors("language")}
          />
          <TextField
            label={t("topics")}
            hint={t("topicsHint", { max: TOPICS_MAX })}
            value={typed.topics}
            onChange={(topics) => setTyped({ topics })}
            errors={TOPIC_FIELDS.flatMap((field) => command.fieldErrors(field)).slice(0, 1)}
          />
          <ListedTopics listed={listed} typed={typed.topics} onChange={(topics) => setTyped({ topics })} />
        </div>
      </MoreFields>
      <RefusalNotice refusal={command.refusal}>
        {known && (
          <p className="mt-2">
            <Link href={`/${locale}/desk/claims/${known}`} className="font-semibold underline">
              {t("openKnown")}
            </Link>
          </p>
        )}
        {alike.length > 0 && (
          <div className="mt-2 grid gap-2">
            <ul className="grid gap-1.5">
              {alike.map(({ claim, statement, claimant, saidOn }) => (
                <li key={claim}>
                  <Link href={`/${locale}/desk/claims/${claim}`} className="underline" target="_blank" dir="auto">
                    {statement}
                  </Link>
                  <span className="text-sm text-ink-soft">
                    {" "}
                    {claimant ?? t("claimantUnknown")}
                    {saidOn && (
                      <>
                        , <Day at={saidOn} />
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
            <p>
              <Button variant="secondary" onClick={() => void send(true)} isPending={command.isPending}>
                {t("sendAnyway")}
              </Button>
            </p>
          </div>
        )}
      </RefusalNotice>
      <p className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" isPending={command.isPending}>
          {passage ? t("send") : t("readingSend")}
        </Button>
        {onCancel && <CancelButton onCancel={onCancel} />}
      </p>
    </form>
  );
}

function CancelButton({ onCancel }: { onCancel: () => void }) {
  const t = useTranslations("common");
  return (
    <Button variant="quiet" onClick={onCancel}>
      {t("cancel")}
    </Button>
  );
}

type ListedProps = { listed: readonly string[]; typed: string; onChange: (topics: string) => void };

/** The topics on the list, to be added to those that were typed by a press. */
function ListedTopics({ listed, typed, onChange }: ListedProps) {
  const t = useTranslations("claims");
  const chosen = wordsBetweenCommas(typed);
  const others = listed.filter((label) => !chosen.some((word) => word.toLowerCase() === label.toLowerCase()));
  if (others.length === 0) return null;
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
      <span className="text-ink-soft">{t("topicsListed")}</span>
      {others.slice(0, LISTED_SHOWN_MAX).map((label) => (
        <button
          key={label}
          type="button"
          className="underline decoration-rule underline-offset-4 hover:decoration-current max-md:min-h-8"
          onClick={() => onChange([...chosen, label].join(", "))}
        >
          {label}
        </button>
      ))}
    </p>
  );
}
