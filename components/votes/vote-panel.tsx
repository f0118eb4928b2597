"use client";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { EstimationAnswer } from "#components/members/estimation-answer";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { ErrorText } from "#components/ui/error-text";
import { key } from "#components/ui/key";
import { beginningOf } from "#components/ui/quotation";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { chosen, type FieldRefusal, useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { VerdictScale, verdictColour } from "#components/verdicts/verdict-mark";
import { LaterEvidence } from "#components/votes/later-evidence";
import { StepAsideForm } from "#components/votes/step-aside-form";
import { CONFIDENCES, type Confidence, RATINGS, type Rating } from "#db/vocabulary";
import type { Reason } from "#server/core/errors";
import {
  CHANGED_BECAUSE_MAX_CHARACTERS,
  CHANGED_BECAUSE_MIN_CHARACTERS,
  VOTE_REASON_MAX_CHARACTERS,
  VOTE_REASON_MIN_CHARACTERS,
} from "#server/votes/schemas";
import type { OwnVoteView } from "#server/votes/views";

type Source = { id: string; number: number; quote: string };

type Props = {
  claim: string;
  own: OwnVoteView | null;
  /** The newest ballot of this reviewer, which the next one replaces. */
  head: number;
  isRecused: boolean;
  refusedBecause: Reason | null;
  sources: Source[];
  seesOthers: boolean;
  /** What this reviewer answered about the estimation; null until they are asked. */
  allowsEstimation: boolean | null;
  /** Whether this reviewer is asked to vote on it: all that may depend on the votes before one's own. */
  isInvited: boolean;
  /** Whether this is another round of votes, which is not blind. */
  isReopened: boolean;
};

type Typed = {
  rating: Rating | null;
  confidence: Confidence | null;
  reason: string;
  sources: string[];
  mayQuote: boolean;
  signed: "number" | "handle";
  changedBecause: string;
};

/** One's own vote on a claim: blind until it is cast, and changeable until the verdict is published. */
export function VotePanel({ claim, own, head, isRecused, refusedBecause, sources, seesOthers, ...more }: Props) {
  const t = useTranslations("votes");
  const [isChanging, setChanging] = useState(false);
  const [isJustCast, setJustCast] = useState(false);
  if (refusedBecause) {
    return (
      <>
        <h2 className="mb-1 font-semibold">{t("title")}</h2>
        <p className="text-sm text-ink-soft">{isRecused ? t("steppedAside") : <ErrorText reason={refusedBecause} />}</p>
      </>
    );
  }
  return (
    <>
      {own && <LaterEvidence claim={claim} own={own} />}
      {own && !isChanging ? (
        <CastVote own={own} sources={sources} isJustCast={isJustCast} onChange={() => setChanging(true)} />
      ) : (
        <VoteForm
          key={head}
          claim={claim}
          own={own}
          head={head}
          isReopened={more.isReopened}
          sources={sources}
          onCast={() => {
            setChanging(false);
            setJustCast(true);
          }}
        />
      )}
      {!seesOthers && (
        <p className="mt-4 text-sm text-ink-soft">
          {more.isInvited && t("asked")} {t("othersHidden")}
        </p>
      )}
      <EstimationAnswer allows={more.allowsEstimation} />
      <details className="mt-4 border-t border-rule pt-3">
        <summary className="text-sm text-ink-soft">{t("stepAside")}</summary>
        <StepAsideForm claims={[claim]} />
      </details>
    </>
  );
}

type FormProps = Pick<Props, "claim" | "own" | "head" | "isReopened" | "sources"> & { onCast: () => void };

function VoteForm({ claim, own, head, isReopened, sources, onCast }: FormProps) {
  const t = useTranslations("votes");
  const router = useRouter();
  const trpc = useTRPC();
  const initial: Typed = {
    rating: own?.rating ?? null,
    confidence: own?.confidence ?? null,
    reason: own?.reason ?? "",
    sources: own?.sources ?? [],
    mayQuote: own?.mayQuote ?? false,
    signed: own?.isSigned ? "handle" : "number",
    changedBecause: "",
  };
  const name = (ballot: number) => `vote:${claim}:${ballot}`;
  const { typed, setTyped, discard, carry, isRestored } = useUnsaved(name(head), initial);
  const [isAsked, setAsked] = useState(false);
  const reasonRef = useRef<HTMLTextAreaElement>(null);
  const cast = useCommand(trpc.votes.cast.mutationOptions());
  const withdraw = useCommand(trpc.votes.withdraw.mutationOptions());

  async function send() {
    const { rating, confidence, reason, mayQuote, signed, changedBecause } = typed;
    const done = await cast.run({
      claim,
      replaces: head,
      rating: chosen(rating),
      confidence: chosen(confidence),
      reason,
      sources: typed.sources,
      mayQuote,
      isSigned: signed === "handle",
      changedBecause,
    });
    if (!done) return;
    discard();
    onCast();
    router.refresh();
  }

  /** A reason that names a source rests on it. */
  function write(reason: string) {
    const named = sources.filter(
      ({ number }) => reason.includes(`[S${number}]`) && !typed.reason.includes(`[S${number}]`),
    );
    setTyped({ reason, sources: [...new Set([...typed.sources, ...named.map(({ id }) => id)])] });
  }

  function cite({ id, number }: Source) {
    const area = reasonRef.current;
    if (!area || document.activeElement !== area) {
      const isCited = typed.sources.includes(id);
      setTyped({ sources: isCited ? typed.sources.filter((other) => other !== id) : [...typed.sources, id] });
      return;
    }
    const label = `[S${number}]`;
    const { selectionStart: from, selectionEnd: until } = area;
    write(`${typed.reason.slice(0, from)}${label}${typed.reason.slice(until)}`);
    requestAnimationFrame(() => area.setSelectionRange(from + label.length, from + label.length));
  }

  async function takeBack() {
    if (!(await withdraw.run({ claim, replaces: head }))) return;
    setAsked(false);
    discard();
    // The reason stays in the form, for whoever votes again.
    carry(name(head + 1), { ...typed, rating: null, confidence: null });
    router.refresh();
  }

  return (
    <form
      noValidate
      aria-labelledby="own-vote"
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void send();
        }
        const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
        const source = sources.find(({ number }) => number === Number(digit));
        if (!source) return;
        event.preventDefault();
        cite(source);
      }}
    >
      <div>
        <h2 id="own-vote" className="font-semibold">
          {t("title")}
        </h2>
        {isReopened && <p className="text-sm">{t("reopened")}</p>}
        {(own || !isReopened) && <p className="text-sm text-ink-soft">{own ? t("castDone") : t("blind")}</p>}
      </div>
      <UnsavedNotice isRestored={isRestored} onDiscard={() => discard(initial)} />
      <RatingChoice
        value={typed.rating}
        onChange={(rating) => setTyped({ rating })}
        errors={cast.fieldErrors("rating")}
      />
      <ChoiceGroup
        legend={t("confidence")}
        name="confidence"
        layout="row"
        value={typed.confidence}
        onChange={(confidence) => setTyped({ confidence })}
        choices={CONFIDENCES.map((value) => ({ value, label: t(`confidences.${value}`) }))}
        errors={cast.fieldErrors("confidence")}
      />
      <TextArea
        ref={reasonRef}
        label={t("reason")}
        hint={t("reasonHint", { min: VOTE_REASON_MIN_CHARACTERS, max: VOTE_REASON_MAX_CHARACTERS })}
        rows={4}
        isText
        value={typed.reason}
        onChange={write}
        maxCharacters={VOTE_REASON_MAX_CHARACTERS}
        errors={cast.fieldErrors("reason")}
      />
      <SourceChoice
        sources={sources}
        cited={typed.sources}
        onChange={(cited) => setTyped({ sources: cited })}
        errors={cast.fieldErrors("sources")}
      />
      {(head > 0 || isReopened) && (
        <TextArea
          label={t("changedBecause")}
          hint={t("changedBecauseHint", { min: CHANGED_BECAUSE_MIN_CHARACTERS })}
          rows={2}
          value={typed.changedBecause}
          onChange={(changedBecause) => setTyped({ changedBecause })}
          maxCharacters={CHANGED_BECAUSE_MAX_CHARACTERS}
          errors={cast.fieldErrors("changedBecause")}
        />
      )}
      <Consent checked={typed.mayQuote} onChange={(mayQuote) => setTyped({ mayQuote })}>
        {t("mayQuote")}
      </Consent>
      <Consent
        checked={typed.signed === "handle"}
        onChange={(isSigned) => setTyped({ signed: isSigned ? "handle" : "number" })}
      >
        {t("sign")}
      </Consent>
      <RefusalNotice refusal={cast.refusal} />
      <p className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-2 border-t border-rule bg-paper-sunk px-4 py-2">
        <Button type="submit" variant="primary" isPending={cast.isPending}>
          {own ? t("change") : t("cast")}
        </Button>
        <span className="text-xs text-ink-faint max-md:hidden">{t.rich("castKeys", { kbd: key })}</span>
        {own && (
          <Button variant="quiet" onClick={() => setAsked(true)}>
            {t("withdraw")}
          </Button>
        )}
      </p>
      <ConfirmDialog
        isOpen={isAsked}
        title={t("withdrawTitle")}
        consequences={[t("withdrawMeans.count"), t("withdrawMeans.again")]}
        action={t("withdraw")}
        isPending={withdraw.isPending}
        onConfirm={() => void takeBack()}
        onCancel={() => setAsked(false)}
      >
        <RefusalNotice refusal={withdraw.refusal} />
      </ConfirmDialog>
    </form>
  );
}

type ConsentProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode };

/** Something that a reviewer allows: not unless they say so. */
function Consent({ checked, onChange, children }: ConsentProps) {
  return (
    <label className="flex cursor-pointer items-start gap-2 text-sm max-md:min-h-11 max-md:items-center">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}

type CastProps = Pick<Props, "sources"> & { own: OwnVoteView; isJustCast: boolean; onChange: () => void };

/** A vote that was cast, in place of the form: what it says, and how to change it. It has the focus when it was just cast. */
function CastVote({ own, sources, isJustCast, onChange }: CastProps) {
  const t = useTranslations("votes");
  const tv = useTranslations("verdicts");
  const format = useFormatter();
  const ref = useRef<HTMLDivElement>(null);
  const cited = sources.filter(({ id }) => own.sources.includes(id)).map(({ number }) => `S${number}`);

  useEffect(() => {
    if (isJustCast) ref.current?.focus();
  }, [isJustCast]);

  return (
    <div ref={ref} role="status" tabIndex={-1} className="grid gap-3 outline-none">
      <h2 className="font-semibold">{t("castTitle")}</h2>
      <p className="flex flex-wrap items-center gap-2 font-semibold">
        <span className={verdictColour(own.rating)}>
          <VerdictScale rating={own.rating} size="small" />
        </span>
        {tv(`rating.${own.rating}`)}
        <span className="text-sm font-normal text-ink-soft">{t(`confidences.${own.confidence}`)}</span>
      </p>
      <p className="font-text" dir="auto">
        {own.reason}
      </p>
      {cited.length > 0 && <p className="text-sm text-ink-soft">{format.list(cited)}</p>}
      <p>
        <Button variant="secondary" onClick={onChange}>
          {t("changeAgain")}
        </Button>
      </p>
    </div>
  );
}

type RatingProps = { value: Rating | null; onChange: (rating: Rating) => void; errors: FieldRefusal[] };

function RatingChoice({ value, onChange, errors }: RatingProps) {
  const t = useTranslations("votes");
  const tv = useTranslations("verdicts");
  return (
    <ChoiceGroup
      legend={t("rating")}
      name="rating"
      value={value}
      onChange={onChange}
      errors={errors}
      choices={RATINGS.map((rating) => ({
        value: rating,
        label: (
          <span className="flex items-center gap-2 font-semibold">
            <VerdictScale rating={rating} size="small" />
            {tv(`rating.${rating}`)}
          </span>
        ),
        description: tv(`ratingDefinition.${rating}`),
      }))}
      meaning={t("ratingMeaning")}
    />
  );
}

type SourceChoiceProps = {
  sources: Source[];
  cited: string[];
  onChange: (cited: string[]) => void;
  errors: FieldRefusal[];
};

const SHOWN_QUOTE_CHARACTERS = 60;

function SourceChoice({ sources, cited, onChange, errors }: SourceChoiceProps) {
  const t = useTranslations("votes");
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-semibold">{t("sources")}</legend>
      {sources.length === 0 && <p className="text-sm text-ink-soft">{t("needsSource")}</p>}
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {sources.map(({ id, number, quote }) => (
          <label
            key={id}
            title={beginningOf(quote, SHOWN_QUOTE_CHARACTERS)}
            className="flex cursor-pointer items-center gap-2 py-1 text-sm font-medium"
          >
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-accent"
              checked={cited.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...cited, id] : cited.filter((other) => other !== id))
              }
            />
            S{number}
          </label>
        ))}
      </div>
      {errors.map(({ reason, params }) => (
        <p key={reason} role="alert" className="text-sm text-danger">
          <ErrorText reason={reason} params={params} />
        </p>
      ))}
    </fieldset>
  );
}
