import { useTranslations } from "next-intl";
import { DAY_MINUTES, NEW_ACCOUNT_DAYS, TRUSTED_AFTER_DAYS } from "#server/limits/rules";
import type { AllowanceView } from "#server/limits/views";

/** What one account may do in a while, and how much of it is used. */
export function AllowanceList({ allowances, isNew }: { allowances: readonly AllowanceView[]; isNew: boolean }) {
  const t = useTranslations("profile");
  return (
    <>
      {isNew && <p className="mb-3 max-w-measure text-sm">{t("limitsNew", { days: NEW_ACCOUNT_DAYS })}</p>}
      {allowances.some(({ minutes }) => minutes === DAY_MINUTES) && (
        <p className="mb-3 max-w-measure text-sm">{t("limitsDaily", { days: TRUSTED_AFTER_DAYS })}</p>
      )}
      <dl className="max-w-measure border-b border-rule text-sm">
        {allowances.map(({ kind, used, max, minutes }) => (
          <div
            key={kind}
            className="grid items-center gap-x-4 border-t border-rule py-2 sm:grid-cols-[10rem_minmax(0,1fr)_8rem]"
          >
            <dt>{t(`limit.${kind}`)}</dt>
            <dd className="text-ink-soft tabular-nums">
              {minutes === DAY_MINUTES ? t("limitOfDay", { used, max }) : t("limitOf", { used, max, minutes })}
            </dd>
            <dd>
              <meter aria-label={t(`limit.${kind}`)} value={used} max={max} high={0.8 * max} className="w-full" />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
