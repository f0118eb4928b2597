"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button, ButtonLink } from "#components/ui/button";
import { Key } from "#components/ui/key";
import { VerdictScale, verdictColour } from "#components/verdicts/verdict-mark";
import type { CitableSource } from "#components/votes/vote-choices";
import type { OwnVoteView } from "#server/votes/views";

type Props = {
  own: OwnVoteView;
  sources: readonly CitableSource[];
  isJustCast: boolean;
  next: string | null;
  onChange: () => void;
};

/** A vote that was cast, in place of the form: what it says, and how to change it. It has the focus when it was just cast. */
export function CastVote({ own, sources, isJustCast, next, onChange }: Props) {
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
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button variant="secondary" onClick={onChange}>
          {t("changeAgain")}
        </Button>
        {next && (
          <ButtonLink href={next} variant={isJustCast ? "primary" : "secondary"}>
            {t("nextClaim")} <Key>n</Key>
          </ButtonLink>
        )}
      </p>
    </div>
  );
}
