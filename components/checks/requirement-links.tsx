"use client";
import { useTranslations } from "next-intl";
import { ErrorText } from "#components/ui/error-text";
import type { Requirement } from "#server/checks/views";

/** Where each thing that a draft can lack is written. */
const PLACE: Partial<Record<Requirement["reason"], string>> = {
  check_answer_missing: "write-answer",
  check_citation_missing: "write-body",
  check_citation_unknown: "write-body",
  check_citation_withdrawn: "write-body",
  check_no_found_quote: "write-no-quote",
  check_sources_few: "write-few-sources",
  check_contact_missing: "write-contact",
};

/** Goes to where a thing that is missing is written. */
export function goToRequirement({ reason }: Requirement): void {
  const place = document.getElementById(PLACE[reason] ?? "");
  place?.scrollIntoView({ block: "center" });
  place?.querySelector<HTMLElement>("textarea, input, select")?.focus({ preventScroll: true });
}

/** What a draft still lacks, on one line: each leads to where it is written. It follows what is typed. */
export function RequirementLinks({ unmet }: { unmet: readonly Requirement[] }) {
  const t = useTranslations("editor");
  return (
    <div role="status" className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
      <b className="font-semibold">{t("missing", { count: unmet.length })}</b>
      {unmet.map((requirement) => (
        <button
          key={requirement.reason}
          type="button"
          onClick={() => goToRequirement(requirement)}
          className="text-start underline decoration-field underline-offset-4 hover:decoration-current"
        >
          <ErrorText reason={requirement.reason} params={requirement.params ?? {}} />
        </button>
      ))}
    </div>
  );
}
