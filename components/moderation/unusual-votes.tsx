import Link from "next/link";
import { useTranslations } from "next-intl";
import type { UnusualVotesView } from "#server/moderation/views";

type Props = { claims: readonly UnusualVotesView[]; hrefOf: (claim: string) => string };

/** Claims on which many votes are not counted in full, with how many and why: a signal, not a verdict on anyone. */
export function UnusualVotes({ claims, hrefOf }: Props) {
  const t = useTranslations("review");
  return (
    <>
      <ul className="border-t border-rule">
        {claims.map(({ claim, statement, ...numbers }) => (
          <li key={claim} data-row className="border-b border-rule px-4 py-1.5 text-sm">
            <Link href={hrefOf(claim)} prefetch={false} className="block hover:underline">
              <span className="block leading-snug">{statement}</span>
              <span className="text-sm text-ink-soft">
                <UnusualNumbers {...numbers} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-1.5 px-4 max-w-measure text-sm text-ink-soft">{t("unusualHow")}</p>
    </>
  );
}

type Numbers = Pick<UnusualVotesView, "voters" | "newcomers" | "copies" | "pileOn">;

/** Why votes on a claim are unusual, in numbers and without anybody's name. */
export function UnusualNumbers({ voters, newcomers, copies, pileOn }: Numbers) {
  const t = useTranslations("review");
  return [
    t("unusualVoters", { count: voters }),
    ...(newcomers > 0 ? [t("unusualNewcomers", { count: newcomers })] : []),
    ...(copies > 0 ? [t("unusualCopies", { count: copies })] : []),
    ...(pileOn > 0 ? [t("unusualPileOn", { count: pileOn })] : []),
  ].join(" · ");
}
