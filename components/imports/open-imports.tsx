import { useTranslations } from "next-intl";
import { DeskRow } from "#components/desk/desk-row";
import type { ImportLineView } from "#server/imports/views";

type Props = { locale: string; imports: readonly ImportLineView[]; now: Date };

/** What a member asked to have imported and is not there yet, or could not be. */
export function OpenImports({ locale, imports, now }: Props) {
  const t = useTranslations("imports");
  return (
    <section aria-labelledby="open-imports" className="mb-6">
      <h2 id="open-imports" className="mb-2 px-4 text-sm font-semibold text-ink-soft">
        {t("open")}
      </h2>
      <ul className="border-t border-rule">
        {imports.map(({ id, called, step, askedAt }) => (
          <DeskRow
            key={id}
            href={`/${locale}/desk/articles/imports/${id}`}
            title={called}
            language={null}
            facts={t(`steps.${step}`)}
            since={{ at: askedAt, now }}
          />
        ))}
      </ul>
    </section>
  );
}
