import { useTranslations } from "next-intl";
import { CheckList } from "#components/checks/check-list";
import { Day } from "#components/ui/day";
import type { CheckLineView } from "#server/checks/views";
import type { ProfileView } from "#server/members/views";

type Props = {
  profile: ProfileView;
  checks: { written: CheckLineView[]; approved: CheckLineView[] };
  locale: string;
};

/** A member, and the fact-checks that they answer for. */
export function Person({ profile, checks, locale }: Props) {
  const t = useTranslations("person");
  const ts = useTranslations("signin");
  const { id, handle, name, biography, joinedAt, leftAt, role } = profile;
  const lists = [
    { name: "written", checks: checks.written },
    { name: "approved", checks: checks.approved },
  ] as const;
  const hasChecks = lists.some((list) => list.checks.length > 0);
  return (
    <article className="pb-4">
      <h1 className="mt-10 font-display text-display leading-[1.08] font-semibold tracking-[-0.018em]">
        <bdi>{name ?? handle}</bdi>
      </h1>
      <p className="mt-2 text-base text-ink-soft">
        {name && (
          <>
            <bdi className="font-semibold text-ink">{handle}</bdi>,{" "}
          </>
        )}
        {leftAt ? t("left") : t.rich("since", { role: ts(`role.${role}`), since: () => <Day at={joinedAt} /> })}
      </p>
      {leftAt && <p className="mt-3 max-w-measure font-text text-body">{t("leftLead")}</p>}
      {biography && (
        <p dir="auto" className="mt-4 max-w-measure font-text text-body leading-normal whitespace-pre-line">
          {biography}
        </p>
      )}
      {!hasChecks && <p className="mt-8 text-base text-ink-soft">{t("none")}</p>}
      {lists.map(
        (list) =>
          list.checks.length > 0 && (
            <section key={list.name} aria-labelledby={list.name} className="mt-9 border-t-2 border-rule-strong pt-5">
              <h2 id={list.name} className="mb-3.5 text-sm font-semibold text-ink-soft">
                {t(list.name)}
              </h2>
              <CheckList checks={list.checks} locale={locale} />
            </section>
          ),
      )}
      <p className="mt-8 text-sm text-ink-soft">
        {t("votesNever")}{" "}
        {!leftAt && (
          <a href={`/${locale}/report?kind=member&subject=${id}`} rel="nofollow" className="underline print:hidden">
            {t("report")}
          </a>
        )}
      </p>
    </article>
  );
}
