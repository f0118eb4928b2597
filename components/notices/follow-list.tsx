import Link from "next/link";
import { useTranslations } from "next-intl";
import { FollowButtons } from "#components/notices/follow-buttons";
import type { FollowedKind } from "#db/vocabulary";
import { directionOf } from "#messages/locales";
import type { FollowView } from "#server/notices/views";

/** What a member follows and what they muted, where they end it. */
export function FollowList({ follows, locale }: { follows: readonly FollowView[]; locale: string }) {
  const t = useTranslations("notices");
  if (follows.length === 0) return <p className="px-4 text-sm text-ink-soft">{t("followsNone")}</p>;
  return (
    <ul className="border-t border-rule">
      {follows.map(({ kind, subject, isMuted, title, language, slug }) => (
        <li key={subject} className="flex flex-wrap items-baseline gap-x-4 border-b border-rule px-4 py-1.5 text-sm">
          <Link
            href={`/${locale}/${pathOf(kind, subject, slug)}`}
            prefetch={false}
            lang={language}
            dir={directionOf(language)}
            className="min-w-56 flex-1 hover:underline"
          >
            {title}
          </Link>
          <FollowButtons kind={kind} subject={subject} following={isMuted ? "muted" : "following"} />
        </li>
      ))}
    </ul>
  );
}

function pathOf(kind: FollowedKind, subject: string, slug: string | null): string {
  if (kind === "claim") return `desk/claims/${subject}`;
  return slug ? `checks/${slug}` : `desk/checks/${subject}`;
}
