"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EstimationAnswer } from "#components/members/estimation-answer";
import { ButtonLink } from "#components/ui/button";
import { ErrorText } from "#components/ui/error-text";
import { CastVote } from "#components/votes/cast-vote";
import { LaterEvidence } from "#components/votes/later-evidence";
import { StepAsideForm } from "#components/votes/step-aside-form";
import type { CitableSource } from "#components/votes/vote-choices";
import { VoteForm } from "#components/votes/vote-form";
import type { Reason } from "#server/core/errors";
import type { OwnVoteView } from "#server/votes/views";

type Props = {
  claim: string;
  own: OwnVoteView | null;
  /** The newest ballot of this reviewer, which the next one replaces. */
  head: number;
  isRecused: boolean;
  refusedBecause: Reason | null;
  /** Where the exercise is that comes before a first vote; null where it is not asked for. */
  exerciseAt: string | null;
  sources: CitableSource[];
  seesOthers: boolean;
  /** What this reviewer answered about the estimation; null until they are asked. */
  allowsEstimation: boolean | null;
  /** Whether this reviewer is asked to vote on it: all that may depend on the votes before one's own. */
  isInvited: boolean;
  /** Whether this is another round of votes, which is not blind. */
  isReopened: boolean;
  /** Where the next claim is that needs a vote; null where there is none. */
  next: string | null;
  /** The private question of the claim's topic, where this reviewer was not asked it yet. */
  question: { label: string; href: string } | null;
};

/** One's own vote on a claim: blind until it is cast, and changeable until the verdict is published. */
export function VotePanel({
  claim,
  own,
  head,
  isRecused,
  refusedBecause,
  exerciseAt,
  sources,
  seesOthers,
  ...more
}: Props) {
  const te = useTranslations("exercise");
  const t = useTranslations("votes");
  const [isChanging, setChanging] = useState(false);
  const [isJustCast, setJustCast] = useState(false);
  if (refusedBecause) {
    return (
      <>
        <h2 className="mb-1 font-semibold">{t("title")}</h2>
        <p className="text-sm text-ink-soft">{isRecused ? t("steppedAside") : <ErrorText reason={refusedBecause} />}</p>
        {refusedBecause === "exercise_first" && exerciseAt && (
          <p className="mt-3">
            <ButtonLink href={exerciseAt} variant="primary">
              {te("go")}
            </ButtonLink>
          </p>
        )}
        {isRecused && !seesOthers && <p className="mt-1 text-sm text-ink-soft">{t("othersHiddenByInterest")}</p>}
      </>
    );
  }
  return (
    <>
      {more.question && (
        <p className="mb-4 rounded border border-accent bg-accent-ground px-3 py-2.5 text-sm">
          {t.rich("questionFirst", {
            topic: more.question.label,
            question: (words) => (
              <Link href={more.question?.href ?? ""} prefetch={false} className="font-semibold underline">
                {words}
              </Link>
            ),
          })}
        </p>
      )}
      {own && <LaterEvidence claim={claim} own={own} />}
      {own && !isChanging ? (
        <CastVote
          own={own}
          sources={sources}
          isJustCast={isJustCast}
          next={more.next}
          onChange={() => setChanging(true)}
        />
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
