import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeading } from "#components/ui/page-heading";

/** The pages of the settings, in the order of their list. */
export const SECTIONS = ["site", "publisher", "topics", "joining", "privacy", "terms", "imprint", "history"] as const;
export type Section = (typeof SECTIONS)[number];

type Props = { locale: string; current: Section; lead?: ReactNode; actions?: ReactNode; children: ReactNode };

/** One page of the settings, beside the list of all. */
export function SettingSections({ locale, current, lead, actions, children }: Props) {
  const t = useTranslations("settings");
  return (
    <div className="pb-10">
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="grid gap-x-8 gap-y-4 px-4 md:grid-cols-[12rem_minmax(0,1fr)]">
        <nav aria-label={t("sections")} className="flex gap-x-5 overflow-x-auto text-sm md:grid md:content-start">
          {SECTIONS.map((section) => (
            <Link
              key={section}
              href={`/${locale}/desk/settings/${section}`}
              prefetch={false}
              aria-current={section === current ? "page" : undefined}
              className="py-1.5 whitespace-nowrap text-ink-soft hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink max-md:min-h-10"
            >
              {t(`section.${section}`)}
            </Link>
          ))}
        </nav>
        <div className="min-w-0">
          <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h2 className="text-base font-semibold">{t(`section.${current}`)}</h2>
            {actions}
          </div>
          {lead && <p className="mb-4 max-w-measure text-sm text-ink-soft">{lead}</p>}
          {children}
        </div>
      </div>
    </div>
  );
}
