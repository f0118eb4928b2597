import { useLocale, useTranslations } from "next-intl";
import type { CitationView } from "#server/checks/views";

const FIELD =
  "mt-1 mb-3 block w-full max-w-full rounded-[3px] border border-field bg-paper-raised px-2.5 py-2 text-sm leading-normal font-normal [field-sizing:content]";

type Props = { citation: CitationView; embedding: string };

/** The permanent address of a check and how it is cited, to be copied by hand: nothing here needs a script. */
export function CiteCheck({ citation, embedding }: Props) {
  const { address, title, verdict, plain, wikipedia, files, page } = citation;
  const locale = useLocale();
  const slug = page.split("/").at(-1);
  const t = useTranslations("checks");
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${verdict}\n\n${address}`)}`;
  return (
    <div className="grid gap-x-10 gap-y-4 @2xl:grid-cols-2">
      <div className="min-w-0">
        <label className="text-sm font-semibold">
          {t("address")}
          <input readOnly value={address} className={FIELD} />
        </label>
        <p className="flex flex-wrap gap-x-4.5 text-sm font-semibold print:hidden">
          <a href={mail} className="underline">
            {t("email")}
          </a>
          <a href={`${page}/picture.png`} className="underline">
            {t("picture")}
          </a>
          <a href={`/${locale}/desk/inbox/following?check=${slug}`} rel="nofollow" className="underline">
            {t("followCheck")}
          </a>
          <a href={`/${locale}/letters/error?check=${slug}`} rel="nofollow" className="underline">
            {t("spottedError")}
          </a>
          <a href={`/${locale}/letters/objection?check=${slug}`} rel="nofollow" className="underline">
            {t("object")}
          </a>
          <a href={`/${locale}/report?kind=check&subject=${slug}`} rel="nofollow" className="underline">
            {t("report")}
          </a>
          <a href={`/${locale}/feeds/corrections/atom.xml`} className="underline">
            {t("followCorrections")}
          </a>
        </p>
        <details className="mt-2 text-sm print:hidden">
          <summary className="font-semibold underline decoration-field underline-offset-[0.22em]">{t("embed")}</summary>
          <textarea readOnly rows={4} aria-label={t("embed")} value={embedding} className={FIELD} />
        </details>
      </div>
      <div id="cite" className="min-w-0 scroll-mt-14">
        <label className="text-sm font-semibold">
          {t("citation")}
          <textarea readOnly rows={4} value={plain} className={FIELD} />
        </label>
        <p className="flex flex-wrap gap-x-4.5 gap-y-1 text-sm font-semibold print:hidden">
          {files.map(({ form, path }) => (
            <a key={form} href={path} className="underline">
              {t(`citationForm.${form === "bib" ? "bib" : "csl"}`)}
            </a>
          ))}
          <a href={`${page}/annotations.json`} className="underline">
            {t("annotations")}
          </a>
        </p>
        <details className="mt-2 text-sm print:hidden">
          <summary className="font-semibold underline decoration-field underline-offset-[0.22em]">Wikipedia</summary>
          <textarea readOnly rows={5} aria-label="Wikipedia" value={wikipedia} className={FIELD} />
        </details>
      </div>
    </div>
  );
}
