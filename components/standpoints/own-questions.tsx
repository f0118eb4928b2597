import Link from "next/link";
import { useTranslations } from "next-intl";
import { EraseStandpoint } from "#components/standpoints/erase-standpoint";
import { Day } from "#components/ui/day";
import type { QuestionView } from "#server/standpoints/views";

/** The private questions of oneself. The answer stays folded, for the sake of whoever looks over a shoulder. */
export function OwnQuestions({ questions, locale }: { questions: readonly QuestionView[]; locale: string }) {
  const t = useTranslations("standpoints");
  if (questions.length === 0) return <p className="text-sm text-ink-soft">{t("none")}</p>;
  return (
    <ul className="max-w-measure border-t border-rule text-sm">
      {questions.map(({ topic, label, positions, answer, answeredAt, waitsUntil, isDone }) => (
        <li key={topic} className="border-b border-rule py-3">
          <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
            <b className="font-semibold">{label}</b>
            <span className="text-ink-soft">
              {answeredAt
                ? t.rich("answered", { at: () => <Day at={answeredAt} /> })
                : t(isDone ? "answeredNothing" : "unanswered")}{" "}
              {waitsUntil && t.rich("waits", { until: () => <Day at={waitsUntil} /> })}
            </span>
            {!waitsUntil && (
              <Link href={`/${locale}/desk/topics/${topic}/question`} prefetch={false} className="ms-auto underline">
                {t(answer === null ? "answerIt" : "changeIt")}
              </Link>
            )}
          </div>
          {answer !== null && (
            <details className="mt-2">
              <summary className="text-ink-soft underline decoration-rule underline-offset-4">{t("show")}</summary>
              <div className="mt-2 grid gap-3">
                <p>
                  {t(`answer.${answer}`)}. {t("a")}: {positions.a} {t("b")}: {positions.b}
                </p>
                <EraseStandpoint topic={topic} />
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
