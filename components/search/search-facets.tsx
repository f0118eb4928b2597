import { useLocale, useTranslations } from "next-intl";
import { languageName } from "#messages/languages";
import type { SearchInput } from "#server/search/schemas";
import type { FacetView, SearchView } from "#server/search/views";

type Props = { found: SearchView; input: SearchInput; path: string };

/** Narrows what was found, each choice with how many there are; a plain form. */
export function SearchFacets({ found: { facets }, input, path }: Props) {
  const t = useTranslations("search");
  const tv = useTranslations("verdicts");
  const locale = useLocale();
  const groups: { name: string; legend: string; chosen: readonly string[]; of: FacetView<string>[] }[] = [
    {
      name: "rating",
      legend: t("rating"),
      chosen: input.ratings,
      of: facets.rating.map((facet) => ({ ...facet, label: tv(`rating.${facet.key}`) })),
    },
    {
      name: "state",
      legend: t("state"),
      chosen: input.states,
      of: facets.state.map((facet) => ({ ...facet, label: t(`stateOf.${facet.key}`) })),
    },
    { name: "topic", legend: t("topic"), chosen: input.topics, of: facets.topic },
    {
      name: "language",
      legend: t("language"),
      chosen: input.languages,
      of: facets.language.map((facet) => ({ ...facet, label: languageName(locale, facet.key) })),
    },
  ];
  const shown = groups.filter(({ chosen, of }) => of.length > 1 || chosen.length > 0);
  if (shown.length === 0) return null;
  return (
    <details className="facets text-sm leading-snug print:hidden">
      <summary className="border-b border-rule py-2.5 font-semibold">{t("narrow")}</summary>
      <form action={path} className="gap-6 max-lg:columns-2 max-sm:columns-1">
        {input.words && <input type="hidden" name="q" value={input.words} />}
        {input.sort !== "best" && <input type="hidden" name="sort" value={input.sort} />}
        {shown.map(({ name, legend, chosen, of }) => (
          <fieldset
            key={name}
            className="min-w-0 break-inside-avoid border-t border-rule py-3 first-of-type:border-t-0"
          >
            <legend className="float-start mb-1 w-full font-semibold">{legend}</legend>
            {of.map(({ key, label, checks }) => (
              <label key={key} className="clear-both flex items-baseline gap-2 py-0.5">
                <input
                  type="checkbox"
                  name={name}
                  value={key}
                  defaultChecked={chosen.includes(key)}
                  className="size-4 shrink-0 self-center accent-ink"
                />
                <span className="min-w-0" dir="auto">
                  {label}
                </span>
                <span className="ms-auto text-ink-soft tabular-nums">{checks}</span>
              </label>
            ))}
          </fieldset>
        ))}
        <p className="pt-2">
          <button type="submit" className="rounded-[3px] bg-ink px-3.5 py-2 font-semibold text-paper">
            {t("show")}
          </button>
        </p>
      </form>
    </details>
  );
}
