import Link from "next/link";
import { useTranslations } from "next-intl";

export const SET_UP_STEPS = ["site", "publisher", "topics", "members"] as const;
export type SetUpStep = (typeof SET_UP_STEPS)[number];

/** Where one is in setting up the site; what is done says so, and every step can be opened again. */
export function SetUpSteps({
  locale,
  current,
  done,
}: {
  locale: string;
  current: SetUpStep;
  done: readonly SetUpStep[];
}) {
  const t = useTranslations("setUp");
  return (
    <ol aria-label={t("steps")} className="mb-5 flex flex-wrap gap-x-5 gap-y-1 border-b border-rule pb-2.5 text-sm">
      <li className="text-ink-soft">
        <Done /> {t("step.you")} <span className="sr-only">({t("done")})</span>
      </li>
      {SET_UP_STEPS.map((step) => (
        <li key={step}>
          <Link
            href={`/${locale}/desk/setup?step=${step}`}
            prefetch={false}
            aria-current={step === current ? "step" : undefined}
            className="text-ink-soft no-underline hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
          >
            {done.includes(step) && <Done />} {t(`step.${step}`)}
            {done.includes(step) && <span className="sr-only"> ({t("done")})</span>}
          </Link>
        </li>
      ))}
    </ol>
  );
}

const Done = () => (
  <span aria-hidden="true" className="text-true">
    ✓
  </span>
);
