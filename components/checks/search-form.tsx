import { useTranslations } from "next-intl";
import { SEARCH_MAX_CHARACTERS } from "#server/checks/schemas";

/** Looks for published checks; works without JavaScript. */
export function SearchForm({ locale, words = "" }: { locale: string; words?: string }) {
  const t = useTranslations("search");
  return (
    <search>
      <form
        action={`/${locale}/search`}
        className="flex flex-wrap items-center gap-2.5 border-y border-rule py-4 print:hidden"
      >
        <label htmlFor="q" className="text-base font-semibold">
          {t("label")}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={words}
          maxLength={SEARCH_MAX_CHARACTERS}
          className="min-w-48 flex-1 rounded border border-field bg-paper-raised px-3 py-2 text-base"
        />
        <button type="submit" className="rounded bg-ink px-4 py-2.5 text-base leading-none font-semibold text-paper">
          {t("button")}
        </button>
      </form>
    </search>
  );
}
