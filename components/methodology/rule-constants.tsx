import { useFormatter, useTranslations } from "next-intl";
import { RULE } from "#server/verdicts/rules";

const SHOWN_DIGITS = 6;

/** Every number of the rule under the name that it has in the code, for anyone who computes a verdict again. */
export function RuleConstants() {
  const t = useTranslations("methodology");
  const format = useFormatter();
  return (
    <details className="font-ui text-sm">
      <summary className="py-1 font-semibold">{t("constantsShow")}</summary>
      <table className="mt-2 w-full border-collapse">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("constantName")}</th>
            <th scope="col">{t("constantValue")}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(RULE).map(([name, value]) => (
            <tr key={name} className="border-t border-rule">
              <th scope="row" className="py-1 pe-4 text-start font-normal">
                <code>{name}</code>
              </th>
              <td className="py-1 text-end tabular-nums">
                {format.number(value, { maximumFractionDigits: SHOWN_DIGITS })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
