import { useTranslations } from "next-intl";
import { Day } from "#components/ui/day";
import type { CorrectionView } from "#server/corrections/views";

type Props = { corrections: CorrectionView[]; path: string };

/** What was changed after publication, on top of the page permanently; typos are in the history only. */
export function CorrectionNotices({ corrections, path }: Props) {
  const t = useTranslations("corrections");
  const shown = corrections.filter(({ type }) => type !== "typo");
  if (shown.length === 0) return null;
  return (
    <section aria-label={t("title")} className="mt-6 grid gap-3">
      {shown.map(({ type, text, at, fromVersion, toVersion }) => (
        <p
          key={`${toVersion}-${at.toISOString()}`}
          className="border-s-4 border-accent bg-accent-ground px-4 py-3 text-base leading-normal"
        >
          <b className="font-semibold">
            {t(`type.${type}`)}, <Day at={at} />.
          </b>{" "}
          <span dir="auto">{text}</span>{" "}
          {toVersion !== fromVersion && (
            <a href={`${path}/versions/${toVersion}#difference`} className="underline">
              {t("difference")}
            </a>
          )}
        </p>
      ))}
    </section>
  );
}
