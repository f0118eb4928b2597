import type { ComponentProps, ReactNode } from "react";
import { PageHeading } from "#components/ui/page-heading";
import { SectionLinks } from "#components/ui/section-links";

type Props = Omit<ComponentProps<typeof SectionLinks>, "className"> & {
  title: ReactNode;
  lead: ReactNode;
  /** The section that is shown: its name, what it is for, and what can be done from here. */
  heading: string;
  sectionLead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** One of several pages that belong together, beside the list of all. */
export function SectionedPage({ title, lead, heading, sectionLead, actions, children, ...list }: Props) {
  return (
    <div className="pb-10">
      <PageHeading title={title} lead={lead} />
      <div className="grid gap-x-8 gap-y-4 px-4 md:grid-cols-[12rem_minmax(0,1fr)]">
        <SectionLinks {...list} className="md:grid md:content-start" />
        <div className="min-w-0">
          <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h2 className="text-base font-semibold">{heading}</h2>
            {actions}
          </div>
          {sectionLead && <p className="mb-4 max-w-measure text-sm text-ink-soft">{sectionLead}</p>}
          {children}
        </div>
      </div>
    </div>
  );
}
