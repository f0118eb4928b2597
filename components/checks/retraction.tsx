import { useTranslations } from "next-intl";
import { Day } from "#components/ui/day";
import type { PublishedCheckView } from "#server/checks/views";

/** That a check was retracted, when and why: the first thing on its page, before the question and the old verdict. */
export function Retraction({ check: { state, corrections, language } }: { check: PublishedCheckView }) {
  const t = useTranslations("corrections");
  if (state !== "retracted") return null;
  const retraction = corrections.find(({ type }) => type === "retraction");
  return (
    <section aria-labelledby="retracted" className="mt-8 border-2 border-rule-strong px-5 py-4">
      <h2 id="retracted" className="text-h2 leading-tight font-bold tracking-tight uppercase">
        {t("type.retraction")}
      </h2>
      {retraction && (
        <p className="mt-1.5 max-w-measure text-base leading-normal">
          <b className="font-semibold">
            <Day at={retraction.at} />.
          </b>{" "}
          <span dir="auto" lang={language}>
            {retraction.text}
          </span>
        </p>
      )}
      <p className="mt-1.5 max-w-measure text-sm text-ink-soft">{t("retractedNote")}</p>
    </section>
  );
}
