"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { addressOf } from "#components/claims/list-address";
import { classNames } from "#components/ui/class-names";
import { languageName } from "#messages/languages";
import { CLAIM_FILTER_STATES, CLAIM_SORTS, CLAIM_VIEWS, type ClaimListInput } from "#server/claims/schemas";
import type { ClaimViewCounts } from "#server/claims/views";

type Props = {
  path: string;
  locale: string;
  asked: ClaimListInput;
  counts: ClaimViewCounts;
  topics: readonly { slug: string; label: string }[];
  languages: readonly string[];
};

/** The views of the list of claims, and what it is filtered and sorted by. */
export function ClaimFilters({ path, locale, asked, counts, topics, languages }: Props) {
  const t = useTranslations("claims");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule px-4">
      <nav aria-label={t("views")} className="flex gap-4 overflow-x-auto">
        {CLAIM_VIEWS.map((view) => (
          <Link
            key={view}
            href={addressOf(path, asked, { view })}
            prefetch={false}
            aria-current={asked.view === view ? "true" : undefined}
            className={classNames(
              "-mb-px flex min-h-11 items-center gap-1.5 border-b-2 text-sm whitespace-nowrap",
              asked.view === view
                ? "border-accent font-semibold text-ink"
                : "border-transparent text-ink-soft hover:text-ink",
            )}
          >
            {t(`view.${view}`)}
            {view !== "all" && <span className="text-2xs font-normal text-ink-faint">{counts[view]}</span>}
          </Link>
        ))}
      </nav>
      <details className="ms-auto max-md:w-full" data-filters>
        <summary className="min-h-11 content-center text-sm text-ink-soft underline decoration-rule">
          {t("filter")}
        </summary>
        <div className="flex flex-wrap gap-2 pb-3">
          <Pick
            label={t("filterState")}
            value={asked.state}
            options={CLAIM_FILTER_STATES.map((value) => ({ value, label: t(`filterStates.${value}`) }))}
            any={t("anyState")}
            hrefOf={(state) => addressOf(path, asked, { state })}
          />
          <Pick
            label={t("filterTopic")}
            value={asked.topic}
            options={topics.map(({ slug, label }) => ({ value: slug, label }))}
            any={t("anyTopic")}
            hrefOf={(topic) => addressOf(path, asked, { topic })}
          />
          <Pick
            label={t("filterLanguage")}
            value={asked.language}
            options={languages.map((value) => ({ value, label: languageName(locale, value) }))}
            any={t("anyLanguage")}
            hrefOf={(language) => addressOf(path, asked, { language })}
          />
          <Pick
            label={t("sort")}
            value={asked.sort}
            options={CLAIM_SORTS.map((value) => ({ value, label: t(`sorts.${value}`) }))}
            hrefOf={(sort) => addressOf(path, asked, { sort: sort ?? "newest" })}
          />
        </div>
      </details>
    </div>
  );
}

type PickProps<Value extends string> = {
  label: string;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  /** What stands for no choice. */
  any?: string;
  hrefOf: (value: Value | null) => string;
};

function Pick<Value extends string>({ label, value, options, any, hrefOf }: PickProps<Value>) {
  const router = useRouter();
  return (
    <select
      aria-label={label}
      value={value ?? ""}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        router.push(hrefOf(chosen?.value ?? null));
      }}
      className="min-h-9 max-w-44 rounded border border-field bg-paper-raised px-2 text-sm max-md:min-h-11 max-md:flex-1 max-md:text-base"
    >
      {any !== undefined && <option value="">{any}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
