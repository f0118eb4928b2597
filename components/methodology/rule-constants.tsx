import { useFormatter, useTranslations } from "next-intl";
import { knownRule, RULE, RULE_VERSIONS } from "#server/verdicts/rules";

const SHOWN_DIGITS = 6;

/**
 * Every number of the rule under the name that it has in the code, for anyone who computes a verdict again; one column for each
 * version by which verdicts that are printed were judged.
 */
export function RuleConstants() {
  const t = useTranslations("methodology");
  const format = useFormatter();
  const versions = RULE_VERSIONS.map((version) => ({ version, constants: knownRule(version)?.constants ?? {} }));
  return (
    <details className="font-ui text-sm">
      <summary className="py-1 font-semibold">{t("constantsShow")}</summary>
      <div className="overflow-x-auto">
        <table className="mt-2 w-full border-collapse">
          <thead>
            <tr className="text-ink-soft">
              <th scope="col" className="py-1 text-start font-normal">
                {t("constantName")}
              </th>
              {versions.map(({ version }) => (
                <th key={version} scope="col" className="py-1 ps-4 text-end font-normal whitespace-nowrap">
                  {version}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(Object.keys(RULE) as (keyof typeof RULE)[]).map((name) => (
              <tr key={name} className="border-t border-rule">
                <th scope="row" className="py-1 pe-4 text-start font-normal">
                  <code>{name}</code>
                </th>
                {versions.map(({ version, constants }) => (
                  <td key={version} className="py-1 ps-4 text-end tabular-nums">
                    {constants[name] === undefined
                      ? "–"
                      : format.number(constants[name], { maximumFractionDigits: SHOWN_DIGITS })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
