import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Day } from "#components/ui/day";
import type { ApproachView } from "#server/approaches/views";

type Props = {
  approaches: readonly ApproachView[];
  /** What stands below each at the desk. */
  below?: (approach: ApproachView) => ReactNode;
};

/** Whom the newsroom asked for an answer, how and when, and what came of each. */
export function ApproachLines({ approaches, below }: Props) {
  const t = useTranslations("approaches");
  return (
    <ol className="grid max-w-measure gap-4">
      {approaches.map((approach) => {
        const { id, whom, way, on, deadline, answer } = approach;
        return (
          <li key={id} className="border-t border-rule pt-3">
            <p>
              <b className="font-semibold" dir="auto">
                {t("asked", { whom, way: t(`ways.${way}`) })}
              </b>
              , <Day at={on} />
              {deadline && (
                <span className="text-ink-soft">
                  {"; "}
                  {t.rich("until", { day: () => <Day at={deadline} /> })}
                </span>
              )}
            </p>
            <p>
              {answer ? (
                <>
                  {t(`outcomes.${answer.outcome}`)}, <Day at={answer.on} />.
                </>
              ) : (
                t("waiting")
              )}
            </p>
            {answer && answer.text !== "" && (
              <blockquote
                className="mt-2 border-s-3 border-rule-strong ps-4 font-text text-body leading-normal whitespace-pre-line wrap-anywhere"
                dir="auto"
              >
                {answer.text}
              </blockquote>
            )}
            {below?.(approach)}
          </li>
        );
      })}
    </ol>
  );
}
