"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { PASSAGE_MAX_CHARACTERS } from "#server/articles/anchoring/passage";
import { DOCUMENT_HTML_MAX_CHARACTERS } from "#server/articles/schemas";

/** What the page says to the one that opened it when it listens, and under which name the answer comes. */
export const LISTENS = "countersign:listens";
export const SENT_PAGE = "countersign:page";

/**
 * What a bookmark does on the page that one is reading: it opens the form here and, once that listens, hands it the page as the browser
 * has it and the words that are selected. Nothing is sent anywhere else.
 */
const scriptOf = (form: string, origin: string) =>
  `javascript:(()=>{const s=String(getSelection()).slice(0,${PASSAGE_MAX_CHARACTERS});const w=open(${JSON.stringify(form)}+"?url="+encodeURIComponent(location.href)+"&selection="+encodeURIComponent(s));addEventListener("message",e=>{if(e.source===w&&e.origin===${JSON.stringify(origin)}&&e.data===${JSON.stringify(LISTENS)})w.postMessage({kind:${JSON.stringify(SENT_PAGE)},url:location.href,selection:s,html:document.documentElement.outerHTML.slice(0,${DOCUMENT_HTML_MAX_CHARACTERS})},e.origin)})})()`;

/** A link to be dragged to the bookmarks, which sends the page that one is reading. */
export function Bookmarklet({ locale }: { locale: string }) {
  const t = useTranslations("imports");
  const link = useRef<HTMLAnchorElement>(null);
  // The address of the site is the browser's, and a link that is a script is none that React writes.
  useEffect(() => {
    const { origin } = window.location;
    link.current?.setAttribute("href", scriptOf(`${origin}/${locale}/desk/articles/new`, origin));
  }, [locale]);
  return (
    <section
      aria-labelledby="bookmarklet"
      className="mt-8 max-w-measure border-t border-rule pt-4 text-sm text-ink-soft"
    >
      <h2 id="bookmarklet" className="font-semibold text-ink">
        {t("bookmarkTitle")}
      </h2>
      <p className="my-2">{t("bookmarkHow")}</p>
      <p>
        <a
          ref={link}
          href="#bookmarklet"
          className="inline-flex min-h-9 items-center rounded border border-dashed border-field bg-paper-raised px-3 font-semibold text-ink"
        >
          {t("bookmarkName")}
        </a>
      </p>
    </section>
  );
}
