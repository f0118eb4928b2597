import { useTranslations } from "next-intl";
import { VerdictLine } from "#components/checks/verdict-line";
import { beginningOf, Quotation } from "#components/ui/quotation";
import { directionOf } from "#messages/locales";
import type { PublishedCheckView } from "#server/checks/views";

/** As much of a reviewer's reason as stands on the front page. */
const CASE_CHARACTERS = 180;

/** A check on which reviewers did not agree, with the beginning of the case for each side where both were quoted. */
export function ContestedCheck({ check }: { check: PublishedCheckView }) {
  const tv = useTranslations("verdicts");
  const { slug, locale, language, title, answer, claim, backing, dissent } = check;
  return (
    <div className="grid content-start gap-1.5">
      <h3
        className="font-text text-[1.125rem] leading-snug font-semibold text-balance"
        lang={language}
        dir={directionOf(language)}
      >
        <a href={`/${locale}/checks/${slug}`} className="hover:underline">
          {title}
        </a>
      </h3>
      <VerdictLine verdict={claim.verdict} />
      {backing && dissent ? (
        <div className="mt-2 grid gap-x-4 gap-y-2 sm:grid-cols-2">
          {[backing, dissent].map((quoted) => (
            <p
              key={`${quoted.rating} ${quoted.voice}`}
              className="border-t-3 border-rule-strong pt-2 font-text text-[0.98rem] leading-snug"
            >
              <b className="block font-ui text-sm font-semibold">{tv(`rating.${quoted.rating}`)}</b>
              <span dir="auto">
                <Quotation text={beginningOf(quoted.reason, CASE_CHARACTERS)} />
              </span>
            </p>
          ))}
        </div>
      ) : (
        <p className="font-text text-[1rem] leading-normal" lang={language} dir={directionOf(language)}>
          {answer}
        </p>
      )}
    </div>
  );
}
