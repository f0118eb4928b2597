import { useTranslations } from "next-intl";
import { SearchForm } from "#components/search/search-form";

/** A page that stands for another: what happened, and how to go on from here. */
export function StandIn({ locale, title, text }: { locale: string; title: string; text: string }) {
  const t = useTranslations("notFound");
  return (
    <div className="max-w-measure py-12">
      <h1 className="font-display text-display leading-tight font-semibold tracking-tight text-balance">{title}</h1>
      <p className="mt-3 mb-8 font-text text-lead leading-snug text-ink-soft">{text}</p>
      <SearchForm locale={locale} />
      <p className="mt-6 text-base">
        <a href={`/${locale}`} className="underline">
          {t("home")}
        </a>
      </p>
    </div>
  );
}
