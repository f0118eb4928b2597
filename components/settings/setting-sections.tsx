import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionedPage } from "#components/ui/sectioned-page";
import { SITE_TEXTS } from "#db/vocabulary";

/** The pages of the settings, in the order of their list. */
export const SECTIONS = ["site", "publisher", "topics", "joining", ...SITE_TEXTS, "history", "erasure"] as const;
export type Section = (typeof SECTIONS)[number];

type Props = { locale: string; current: Section; lead?: ReactNode; actions?: ReactNode; children: ReactNode };

/** One page of the settings, beside the list of all. */
export function SettingSections({ locale, current, lead, actions, children }: Props) {
  const t = useTranslations("settings");
  const links = SECTIONS.map((section) => ({
    href: `/${locale}/desk/settings/${section}`,
    words: t(`section.${section}`),
    isHere: section === current,
  }));
  return (
    <SectionedPage
      title={t("title")}
      lead={t("lead")}
      label={t("sections")}
      links={links}
      heading={t(`section.${current}`)}
      sectionLead={lead}
      actions={actions}
    >
      {children}
    </SectionedPage>
  );
}
