import { useFormatter, useTranslations } from "next-intl";
import { lettersIn } from "#server/core/rules";

/** How much of a limit is used, said before it is met. */
export function Counter({ text, max }: { text: string; max: number }) {
  const t = useTranslations("common");
  const format = useFormatter();
  const length = lettersIn(text.trim());
  return (
    <span className={length > max ? "shrink-0 tabular-nums text-danger" : "shrink-0 tabular-nums"}>
      {t("usedOf", { used: format.number(length), max: format.number(max) })}
    </span>
  );
}
