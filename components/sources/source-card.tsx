import { useLocale, useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names";
import { Day } from "#components/ui/day";
import { Quotation } from "#components/ui/quotation";
import type { Stance } from "#db/vocabulary";
import { languageName } from "#messages/languages";
import { directionOf } from "#messages/locales";
import { addressOfWords } from "#server/articles/anchoring/text-fragment";
import { isReachable } from "#server/articles/rules";
import type { SourceView } from "#server/sources/views";

const RULE: Record<Stance, string> = {
  supports: "border-supports",
  refutes: "border-refutes",
  context: "border-unknown",
};
const WORD: Record<Stance, string> = { supports: "text-supports", refutes: "text-refutes", context: "text-unknown" };

/** As much of the sentence as shows that the quotation does not turn it round. */
const AROUND_CHARACTERS = 160;

/** The rest of the sentence before or after a quotation, cut between words where it is long. */
function Around({ text, side }: { text: string; side: "start" | "end" }) {
  if (text === "") return null;
  const isLong = text.length > AROUND_CHARACTERS;
  const cut =
    side === "start"
      ? text.slice(-AROUND_CHARACTERS).replace(/^\S*\s/, "")
      : text.slice(0, AROUND_CHARACTERS).replace(/\s\S*$/, "");
  const shown = side === "start" ? `… ${cut}` : `${cut} …`;
  return <span className="text-ink-soft">{isLong ? shown : text}</span>;
}

/** A source as it is printed: its stance, the words it says, whether they were found, and what is known about it. */
export function SourceCard({ source, ofReading = null }: { source: SourceView; ofReading?: number | null }) {
  const t = useTranslations("sources");
  const locale = useLocale();
  const { number, stance, kind, title, publisher, url, language, quote, whyNot, locator, readAt } = source;
  return (
    <article
      id={`source-${number}`}
      className={classNames(
        "min-w-0 scroll-mt-4 break-inside-avoid border-t-3 pt-3 pb-1 target:bg-accent-ground",
        RULE[stance],
      )}
    >
      <p className="flex justify-between gap-3 text-xs font-semibold">
        <span className={WORD[stance]}>
          {t(`stance.${stance}`)}
          {ofReading !== null && (
            <span className="font-normal text-ink-soft"> · {t("ofReading", { number: ofReading })}</span>
          )}
        </span>
        <span className="text-ink-soft tabular-nums">S{number}</span>
      </p>
      <blockquote
        lang={language ?? undefined}
        dir={language ? directionOf(language) : "auto"}
        className="my-2 font-text text-[1.02rem] leading-[1.45] whitespace-pre-line"
      >
        <Around text={source.before} side="start" />
        <Quotation text={quote} />
        <Around text={source.after} side="end" />
      </blockquote>
      {source.translation && (
        <p className="mb-2 text-base leading-snug text-ink-soft" dir="auto">
          <span className="text-xs font-semibold">{t("translation")}</span> {source.translation}
        </p>
      )}
      <div className="grid gap-1 text-sm leading-normal text-ink-soft">
        <p>
          {url && isReachable(url) ? (
            <a
              href={addressOfWords(
                url,
                whyNot ? [] : [{ exact: quote, before: source.before, after: source.after }],
                locator,
              )}
              rel="noopener noreferrer nofollow"
              data-address={url}
              className="print-address text-ink underline"
            >
              {title}
            </a>
          ) : (
            <span className="text-ink">{title}</span>
          )}
          {publisher && `, ${publisher}`}
          {locator && `, ${locator}`}. {t(`kind.${kind}`)}.
          {language && language !== locale && ` ${t("inLanguage", { language: languageName(locale, language) })}`}
        </p>
        <p>
          {whyNot ? (
            <span className="font-semibold text-mixed">{t("notFound", { reason: whyNot })}</span>
          ) : (
            <span className="font-semibold text-true">{t(`found.${source.foundIn}`)}</span>
          )}
          {readAt && (
            <>
              , {t("kept")} <Day at={readAt} />
            </>
          )}
        </p>
        {source.withdrawnBecause !== null && (
          <p className="font-semibold text-danger">{t("withdrawn", { reason: source.withdrawnBecause })}</p>
        )}
        {source.note && <p dir="auto">{source.note}</p>}
        {source.interest && <p dir="auto">{t("interest", { interest: source.interest })}</p>}
        {source.origin !== null && <p>{t("origin", { number: source.origin })}</p>}
      </div>
    </article>
  );
}
