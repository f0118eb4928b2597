import { useTranslations } from "next-intl";
import { VerdictMark } from "#components/verdicts/verdict-mark";
import { VerdictStanding } from "#components/verdicts/verdict-standing";
import type { VerdictView } from "#server/verdicts/views";
import type { OtherVoteView } from "#server/votes/views";

type Props = { votes: OtherVoteView[]; verdict: VerdictView; isOpen: boolean; inviteAt: string | null };

/** What others said, each under a number, and what all of it comes to: shown to those who voted or stepped aside. */
export function OtherVotes({ votes, verdict, isOpen, inviteAt }: Props) {
  const t = useTranslations("votes");
  return (
    <>
      <h2 className="mt-8 mb-2 text-sm font-semibold text-ink-soft">{t("verdict")}</h2>
      <VerdictStanding verdict={verdict} isOpen={isOpen} inviteAt={inviteAt} />
      <h2 className="mt-6 mb-2 text-sm font-semibold text-ink-soft">{t("others")}</h2>
      {votes.length === 0 && <p className="mb-4 text-ink-soft">{t("othersNone")}</p>}
      <ul className="mb-6 border-t border-rule">
        {votes.map(({ voice, signedBy, rating, confidence, reason, changedBecause, sources }) => (
          <li key={voice} className="border-b border-rule py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
              <b className="font-semibold text-ink">{signedBy ?? t("voice", { number: voice })}</b>
              <VerdictMark state="provisional" rating={rating} size="small" />
              {t(`confidences.${confidence}`)}
              {sources.map((number) => ` S${number}`)}
            </p>
            <p className="mt-1.5 max-w-measure font-text text-body leading-normal" dir="auto">
              {reason}
            </p>
            {changedBecause && (
              <p className="mt-1 max-w-measure text-sm text-ink-soft" dir="auto">
                {t("changedAfterReading")} {changedBecause}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
