import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FirstStep } from "#server/desk/views";

const PLACE: Record<FirstStep, string> = {
  site: "setup?step=site",
  publisher: "setup?step=publisher",
  article: "articles/new",
  reviewers: "members/invitations",
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
            <Link href={`/${locale}/desk/${PLACE[step]}`} prefetch={false} className="font-semibold underline">
              {t(step)}
            </Link>
            <span className="text-ink-soft max-sm:hidden">{t(`${step}Why`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
