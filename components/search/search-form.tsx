import { useTranslations } from "next-intl";
import { SEARCH_MAX_CHARACTERS } from "#server/search/schemas";

/** Looks for published checks; works without JavaScript. */
export function SearchForm({ locale, words = "" }: { locale: string; words?: string }) {
  const t = useTranslations("search");
  return (
    <search className="print:hidden">
      <form action={`/${locale}/search`}>
        <label htmlFor="q" className="text-sm font-semibold">
          {t("label")}
        </label>
        <div className="mt-1 flex max-w-3xl gap-2">
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={words}
            maxLength={SEARCH_MAX_CHARACTERS}
            className="min-w-0 flex-1 rounded-[3px] border border-field bg-paper-raised px-3 py-2 text-lead"
          />
          <button type="submit" className="rounded-[3px] bg-ink px-4 text-base font-semibold text-paper">
            {t("button")}
          </button>
        </div>
      </form>
    </search>
  );
}
