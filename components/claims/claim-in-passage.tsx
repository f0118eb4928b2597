import { useLocale, useTranslations } from "next-intl";
import { Day } from "#components/ui/day";
import { directionOf } from "#messages/locales";
import { addressOfWords } from "#server/articles/anchoring/text-fragment";
import { isReachable } from "#server/articles/rules";
import type { ClaimView, PassageView } from "#server/claims/views";

/** The main claim where it was made: the passage in its sentence, who said it and when, and the kept copy. */
export function ClaimInPassage({ claim, passage }: { claim: ClaimView; passage: PassageView }) {
  const t = useTranslations("checks");
  const locale = useLocale();
  const { claimant, said } = claim;
  const language = passage.language ?? claim.language;
  return (
    <figure className="grid gap-x-10 gap-y-3 @5xl:grid-cols-[minmax(0,1fr)_15rem]">
      <blockquote
        className="max-w-measure border-s border-field ps-4 font-text text-body leading-relaxed whitespace-pre-line"
        lang={language}
        dir={directionOf(language)}
      >
        {passage.before}
        <mark className="box-decoration-clone px-[0.1em] py-[0.05em]">{passage.exact}</mark>
        {passage.after}
      </blockquote>
      <figcaption className="text-sm leading-normal text-ink-soft @5xl:border-s @5xl:border-rule @5xl:ps-6">
        {claimant ? (
          <a href={`/${locale}/claimants/${claimant.id}`} className="font-semibold text-ink underline" dir="auto">
            {claimant.name}
          </a>
        ) : (
          t("claimantUnknown")
        )}
        {said && (
          <>
            , <Day at={said.on} precision={said.precision} />
          </>
        )}
        {" · "}
        {[passage.title, passage.section && `“${passage.section}”`, passage.publisher].filter(Boolean).join(", ")}
        {passage.publishedOn && (
          <>
            , <Day at={passage.publishedOn} />
          </>
        )}
        {" · "}
        {t("copyKept")} <Day at={passage.readAt} />
        {passage.url && isReachable(passage.url) && (
          <>
            {" · "}
            <a
              href={addressOfWords(passage.url, [passage])}
              rel="noopener noreferrer nofollow"
              data-address={passage.url}
              className="print-address underline"
            >
              {t("inOriginal")}
            </a>
          </>
        )}
      </figcaption>
    </figure>
  );
}
