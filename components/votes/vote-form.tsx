"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { key } from "#components/ui/key";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { chosen, useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { type CitableSource, Consent, RatingChoice, SourceChoice } from "#components/votes/vote-choices";
import { CONFIDENCES, type Confidence, type Rating } from "#db/vocabulary";
import {
  CHANGED_BECAUSE_MAX_CHARACTERS,
  CHANGED_BECAUSE_MIN_CHARACTERS,
  VOTE_REASON_MAX_CHARACTERS,
  VOTE_REASON_MIN_CHARACTERS,
} from "#server/votes/schemas";
import type { OwnVoteView } from "#server/votes/views";

type Typed = {
  rating: Rating | null;
  confidence: Confidence | null;
  reason: string;
  sources: string[];
  mayQuote: boolean;
  signed: "number" | "handle";
  changedBecause: string;
};

type Props = {
  claim: string;
  own: OwnVoteView | null;
  /** The newest ballot of this reviewer, which the next one replaces. */
  head: number;
  isReopened: boolean;
  sources: readonly CitableSource[];
  onCast: () => void;
};

/** The form of one's vote: a rating, how sure one is, and a reason that rests on sources of the claim. */
export function VoteForm({ claim, own, head, isReopened, sources, onCast }: Props) {
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

  function cite({ id, number }: CitableSource) {
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
      method="post"
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
        rows={3}
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
