import Link from "next/link";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names";
import { directionOf } from "#messages/locales";
import type { ClaimLineView } from "#server/claims/views";

type Props = { claims: ClaimLineView[]; locale: string; current?: string };

/** Claims, each with who made it, how many sources it has, where it stands and whether one has voted. */
export function ClaimList({ claims, locale, current }: Props) {
  const t = useTranslations("claims");
  return (
    <ul className="border-t border-rule">
      {claims.map(({ id, statement, language, claimant, state, sources, own }) => (
        <li key={id} className={classNames("border-b border-rule", id === current && "bg-accent-ground")}>
          <Link
            href={`/${locale}/desk/claims/${id}`}
            prefetch={false}
            aria-current={id === current ? "true" : undefined}
            className="block px-1 py-1.5 hover:underline"
          >
            <span className="line-clamp-2 text-sm leading-snug" lang={language} dir={directionOf(language)}>
              {statement}
            </span>
            <span className="text-xs text-ink-soft">
              {claimant && `${claimant} · `}
              {t("sourceCount", { count: sources })} · {t(`shown.${state}`)}
              {own.rating !== null && ` · ${t("mine")}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
