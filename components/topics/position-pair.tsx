import { useTranslations } from "next-intl";

type Props = { a: string; b: string };

/** Two positions side by side, neither before the other. */
export function PositionPair({ a, b }: Props) {
  const t = useTranslations("topics");
  return (
    <div className="grid max-w-measure grid-cols-2 gap-x-6 border-t border-ink-faint max-sm:gap-x-4">
      <p className="pt-2.5 font-text text-body leading-snug" dir="auto">
        <b className="block font-ui text-sm font-semibold text-ink-soft">{t("a")}</b>
        {a}
      </p>
      <p className="pt-2.5 text-end font-text text-body leading-snug" dir="auto">
        <b className="block font-ui text-sm font-semibold text-ink-soft">{t("b")}</b>
        {b}
      </p>
    </div>
  );
}
