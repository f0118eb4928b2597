import { useTranslations } from "next-intl";
import { Day } from "#components/ui/day";
import type { DecidedObjectionView } from "#server/letters/views";

/** The objections to the verdict of a check that were decided, each with its outcome and reason; or nothing. */
export function DecidedObjections({ objections }: { objections: readonly DecidedObjectionView[] }) {
  const t = useTranslations("letters");
  const tc = useTranslations("checks");
  if (objections.length === 0) return null;
  return (
    <section aria-labelledby="objections" className="mt-10 max-w-measure border-t-2 border-rule-strong pt-5">
      <h2 id="objections" className="mb-3 text-sm font-semibold text-ink-soft">
        {tc("objections")}
      </h2>
      <ul className="grid gap-4">
        {objections.map(({ id, sender, outcome, reason, wasInvolved, at }) => (
          <li key={id} className="text-base">
            <p>
              {t(`from.${sender}`)}. <b className="font-semibold">{t(`decided.${outcome}`)}</b>{" "}
              <span className="text-sm text-ink-soft">
                <Day at={at} />
              </span>
            </p>
            <p className="mt-1 whitespace-pre-line" dir="auto">
              {reason}
            </p>
            {wasInvolved && <p className="mt-1 text-sm text-ink-soft">{t("involved")}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
