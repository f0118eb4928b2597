import { useTranslations } from "next-intl";
import { Age } from "#components/ui/age";
import type { SettingChangeView } from "#server/settings/views";

type Props = { changes: readonly (SettingChangeView & { value: unknown })[]; now: Date };

/** Every change of a setting: when, by whom, and to what. */
export function SettingHistory({ changes, now }: Props) {
  const t = useTranslations("settings");
  if (changes.length === 0) return <p className="text-sm text-ink-soft">{t("historyEmpty")}</p>;
  return (
    <ul className="border-t border-rule text-sm">
      {changes.map(({ name, seq, by, at, value }) => (
        <li key={`${name}-${seq}`} className="border-b border-rule py-2">
          <span>{t("historyLine", { name: t(`name.${name}`), by: by ?? t("historyByProduct") })}</span>{" "}
          <span className="text-ink-soft">
            <Age at={at} now={now} />
          </span>
          <details>
            <summary className="text-xs text-ink-soft underline decoration-rule underline-offset-4">
              {t("historyValue")}
            </summary>
            <pre className="mt-1 max-h-72 overflow-auto bg-paper-sunk p-2 text-xs whitespace-pre-wrap">
              {typeof value === "string" ? value : JSON.stringify(value, null, 2)}
            </pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
