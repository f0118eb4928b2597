import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeading } from "#components/ui/page-heading";

export const PROFILE_SECTIONS = ["profile", "interests", "sessions", "limits", "data"] as const;
export type ProfileSection = (typeof PROFILE_SECTIONS)[number];

type Props = { locale: string; current: ProfileSection; title: string; lead: ReactNode; children: ReactNode };

/** One page about oneself, beside the list of all. */
export function ProfileSections({ locale, current, title, lead, children }: Props) {
  const t = useTranslations("profile");
  return (
    <div className="pb-10">
      <PageHeading title={title} lead={lead} />
      <div className="grid gap-x-8 gap-y-4 px-4 md:grid-cols-[12rem_minmax(0,1fr)]">
        <nav aria-label={t("sections")} className="flex gap-x-5 overflow-x-auto text-sm md:grid md:content-start">
          {PROFILE_SECTIONS.map((section) => (
            <Link
              key={section}
              href={`/${locale}/desk/profile/${section}`}
              prefetch={false}
              aria-current={section === current ? "page" : undefined}
              className="py-1.5 whitespace-nowrap text-ink-soft hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink max-md:min-h-10"
            >
              {t(`section.${section}`)}
            </Link>
          ))}
        </nav>
        <div className="min-w-0">
          <h2 className="mb-4 text-base font-semibold">{t(`section.${current}`)}</h2>
          {children}
        </div>
      </div>
    </div>
  );
}
