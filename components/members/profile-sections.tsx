import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionedPage } from "#components/ui/sectioned-page";

export const PROFILE_SECTIONS = [
  "profile",
  "interests",
  "questions",
  "mail",
  "sessions",
  "limits",
  "measures",
  "data",
] as const;
export type ProfileSection = (typeof PROFILE_SECTIONS)[number];

type Props = { locale: string; current: ProfileSection; title: string; lead: ReactNode; children: ReactNode };

/** One page about oneself, beside the list of all. */
export function ProfileSections({ locale, current, title, lead, children }: Props) {
  const t = useTranslations("profile");
  const links = PROFILE_SECTIONS.map((section) => ({
    href: `/${locale}/desk/profile/${section}`,
    words: t(`section.${section}`),
    isHere: section === current,
  }));
  return (
    <SectionedPage title={title} lead={lead} label={t("sections")} links={links} heading={t(`section.${current}`)}>
      {children}
    </SectionedPage>
  );
}
