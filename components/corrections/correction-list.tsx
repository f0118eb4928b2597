import { useTranslations } from "next-intl";
import { Day } from "#components/ui/day";
import { directionOf } from "#messages/locales";
import type { CorrectionLineView } from "#server/corrections/views";

/** Corrections of all checks, newest first, each with what was wrong and the check it belongs to. */
export function CorrectionList({ corrections }: { corrections: CorrectionLineView[] }) {
  const t = useTranslations("corrections");
  return (
    <ol className="divide-y divide-rule text-base leading-normal">
      {corrections.map(({ type, text, at, slug, locale, language, title, toVersion }) => (
        <li key={`${slug} ${toVersion} ${at.toISOString()}`} className="max-w-measure py-3.5 first:pt-0">
          <b className="block font-semibold">
            {t(`type.${type}`)}, <Day at={at} />
          </b>
          <span lang={language} dir={directionOf(language)}>
            {text}{" "}
            <a href={`/${locale}/checks/${slug}`} className="underline">
              {title}
            </a>
          </span>
        </li>
      ))}
    </ol>
  );
}
