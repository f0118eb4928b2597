import { useTranslations } from "next-intl";
import { CheckArticle } from "#components/checks/check-article";
import type { PublishedCheckView } from "#server/checks/views";

/** The page of a check exactly as readers will see it. */
export function CheckPreview({ check }: { check: PublishedCheckView }) {
  const t = useTranslations("editor");
  return (
    <section aria-label={t("preview")} className="page">
      <CheckArticle check={check} />
    </section>
  );
}
