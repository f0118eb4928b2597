import { useTranslations } from "next-intl";
import { Day } from "#components/ui/day";

type Props = { at: Date; publicNote: string; locale: string };

/** What stands at the address of a check that is withheld: since when and why, and nothing of what it said. */
export function Withheld({ at, publicNote, locale }: Props) {
  const t = useTranslations("measures");
  return (
    <article className="max-w-measure pt-10 pb-16">
      <h1 className="font-display text-display leading-[1.08] font-semibold tracking-[-0.018em]">
        {t("withheldTitle")}
      </h1>
      <p className="mt-3 text-base text-ink-soft">{t.rich("withheldSince", { day: () => <Day at={at} /> })}</p>
      <p className="mt-6 font-text text-body">{t("withheldWhy")}</p>
      <blockquote className="mt-2 border-s-3 border-rule-strong ps-4 font-text text-lead" dir="auto">
        {publicNote}
      </blockquote>
      <p className="mt-6 text-base">
        <a href={`/${locale}/measures`} className="underline">
          {t("withheldLog")}
        </a>
      </p>
    </article>
  );
}
