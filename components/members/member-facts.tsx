import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Day } from "#components/ui/day";
import type { MemberView } from "#server/members/views";

/** What moderators know of a member: languages, standing interests, and the roles so far with their reasons. */
export function MemberFacts({ member: { languages, interests, grants } }: { member: MemberView }) {
  const t = useTranslations("members");
  const ti = useTranslations("profile");
  const ts = useTranslations("signin");
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const holding = interests.filter(({ until }) => until === null);
  return (
    <dl className="max-w-measure border-b border-rule text-sm">
      <Fact name={t("languages")}>
        {languages.length > 0
          ? new Intl.ListFormat(locale, { type: "unit" }).format(languages.map((tag) => names.of(tag) ?? tag))
          : t("languagesNone")}
      </Fact>
      <Fact name={t("interests")}>
        {holding.length === 0 && t("interestsNone")}
        <ul className="grid gap-1">
          {holding.map(({ id, kind, name, statement }) => (
            <li key={id}>
              <b className="font-semibold">{ti("interestLine", { kind, name })}</b>
              <span className="block text-ink-soft">{statement}</span>
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name={t("roles")}>
        {grants.length === 0 && t("rolesNone")}
        <ul className="grid gap-1">
          {grants.map(({ role, reason, by, at }) => (
            <li key={at.toISOString() + role}>
              {by ? t("grant", { role: ts(`role.${role}`), by }) : t("grantByProduct", { role: ts(`role.${role}`) })}{" "}
              <Day at={at} />
              <span className="block text-ink-soft">{reason}</span>
            </li>
          ))}
        </ul>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 border-t border-rule py-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
