import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Age } from "#components/ui/age";
import { classNames } from "#components/ui/class-names";
import { VerdictScale, verdictColour } from "#components/verdicts/verdict-mark";
import { directionOf } from "#messages/locales";
import type { ClaimLineView, ShownClaimState } from "#server/claims/views";

type Props = { claims: readonly ClaimLineView[]; locale: string; now: Date; caption: string };

/** Claims, one line each: where it stands, what it says, who made it, its sources, one's own vote and its age. */
export function ClaimTable({ claims, locale, now, caption }: Props) {
  const t = useTranslations("claims");
  const head = "h-7 pe-3 text-start text-2xs font-medium text-ink-faint first:ps-4 last:pe-4";
  return (
    <table className="w-full table-fixed border-collapse text-sm max-md:block">
      <caption className="sr-only">{caption}</caption>
      <colgroup className="max-md:hidden">
        <col className="w-31" />
        <col />
        <col className="w-44" />
        <col className="w-24" />
        <col className="w-37" />
        <col className="w-17" />
      </colgroup>
      <thead className="max-md:hidden">
        <tr className="border-b border-rule">
          <th scope="col" className={head}>
            {t("column.state")}
          </th>
          <th scope="col" className={head}>
            {t("column.statement")}
          </th>
          <th scope="col" className={head}>
            {t("column.claimant")}
          </th>
          <th scope="col" className={classNames(head, "pe-6 text-end")}>
            {t("column.sources")}
          </th>
          <th scope="col" className={head}>
            {t("column.own")}
          </th>
          <th scope="col" className={classNames(head, "text-end")}>
            {t("column.age")}
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {claims.map((claim) => (
          <ClaimRow key={claim.id} claim={claim} locale={locale} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function ClaimRow({ claim, locale, now }: { claim: ClaimLineView; locale: string; now: Date }) {
  const t = useTranslations("claims");
  const { id, statement, language, claimant, state, sources, submittedAt } = claim;
  return (
    <tr
      data-row
      className="relative border-b border-rule hover:bg-ink/5 focus-within:bg-accent-ground focus-within:shadow-[inset_2px_0_0_var(--accent)] max-md:flex max-md:flex-wrap max-md:gap-x-2 max-md:px-4 max-md:py-2"
    >
      <Cell className="max-md:order-2">
        <State state={state} />
      </Cell>
      <Cell className="max-md:order-1 max-md:w-full">
        <Link
          href={`/${locale}/desk/claims/${id}`}
          prefetch={false}
          lang={language}
          dir={directionOf(language)}
          className="text-ink outline-none after:absolute after:inset-0 max-md:line-clamp-2 max-md:whitespace-normal"
        >
          {statement}
        </Link>
      </Cell>
      <Cell className="max-md:order-3 max-md:max-w-40">
        <bdi>{claimant ?? t("claimantUnknown")}</bdi>
      </Cell>
      <Cell className="text-end tabular-nums max-md:order-4 md:pe-6">
        {sources === 0 ? <span className="max-md:hidden">–</span> : sources}
        {sources > 0 && <span className="md:sr-only"> {t("sourcesWord", { count: sources })}</span>}
      </Cell>
      <Cell className="max-md:order-5">
        <OwnVote own={claim.own} />
      </Cell>
      <Cell className="text-end tabular-nums max-md:order-6 max-md:ms-auto">
        <Age at={submittedAt} now={now} />
      </Cell>
    </tr>
  );
}

function Cell({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <td
      className={classNames(
        "h-9 truncate text-ink-soft max-md:block max-md:h-auto md:pe-3 md:first:ps-4 md:last:pe-4",
        className,
      )}
    >
      {children}
    </td>
  );
}

const SHAPE: Record<ShownClaimState, string> = {
  no_source: "rounded-full border-dotted",
  open: "rounded-full",
  provisional: "rounded-full bg-[linear-gradient(90deg,currentColor_50%,transparent_50%)]",
  agreed: "rounded-full bg-current",
  contested: "rounded-full bg-[linear-gradient(90deg,transparent_38%,currentColor_38%_62%,transparent_62%)]",
  published: "rounded-[1px] bg-current",
  withdrawn: "rounded-[1px]",
  merged: "rounded-[1px]",
  declined: "rounded-[1px]",
};

/** Where a claim stands, by shape and word, in ink: colours belong to verdicts. */
function State({ state }: { state: ShownClaimState }) {
  const t = useTranslations("claims");
  return (
    <span className="inline-flex items-center gap-2">
      <span
        aria-hidden="true"
        className={classNames("size-2.5 shrink-0 border-[1.5px] border-current", SHAPE[state])}
      />
      {t(`shown.${state}`)}
    </span>
  );
}

function OwnVote({ own: { rating, isRecused, isAsked, isChanged } }: Pick<ClaimLineView, "own">) {
  const t = useTranslations("claims");
  const tv = useTranslations("verdicts");
  if (isAsked) return <span className="font-semibold text-accent">{t("own.asked")}</span>;
  if (isChanged) return <span className="font-semibold text-accent">{t("own.changed")}</span>;
  if (isRecused) return t("own.recused");
  if (rating === null) {
    return (
      <span className="max-md:hidden">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t("own.none")}</span>
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-2">
      <span className={verdictColour(rating)}>
        <VerdictScale rating={rating} size="small" />
      </span>
      <span className="text-ink">{tv(`rating.${rating}`)}</span>
    </span>
  );
}
