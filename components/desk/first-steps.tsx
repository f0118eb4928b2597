import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FirstStep } from "#server/desk/views";

const PLACE: Record<FirstStep, { path: string; action: "open" | "import" | "invite" }> = {
  site: { path: "setup?step=site", action: "open" },
  publisher: { path: "setup?step=publisher", action: "open" },
  article: { path: "articles/new", action: "import" },
  reviewers: { path: "members", action: "invite" },
};

/** What is done first on a new site; what is done is gone from the list. */
export function FirstSteps({ steps, locale }: { steps: readonly FirstStep[]; locale: string }) {
  const t = useTranslations("toDo.first");
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="first" className="pb-5">
      <h2 id="first" className="border-b border-rule px-4 pb-1.5 text-sm font-semibold">
        {t("title")}
      </h2>
      <ul className="text-sm">
        {steps.map((step) => (
          <li key={step} className="flex items-baseline gap-x-4 border-b border-rule px-4 py-2.5">
            <b className="font-semibold">{t(step)}</b>
            <span className="text-ink-soft max-sm:hidden">{t(`${step}Why`)}</span>
            <Link
              href={`/${locale}/desk/${PLACE[step].path}`}
              prefetch={false}
              className="ms-auto font-semibold underline"
            >
              {t(PLACE[step].action)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
