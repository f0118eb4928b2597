import Link from "next/link";
import { useTranslations } from "next-intl";
import { AnchorLine } from "#components/articles/anchor-line";
import { PASSAGE_ID } from "#components/articles/copy-beside";
import { ClaimInPassage } from "#components/claims/claim-in-passage";
import { Day } from "#components/ui/day";
import { directionOf } from "#messages/locales";
import type { AnchorView } from "#server/articles/views";
import type { ClaimAtDeskView } from "#server/claims/views";

type Props = {
  claim: ClaimAtDeskView;
  sources: number;
  /** The public pages that rate it. */
  pages: readonly { slug: string; title: string }[];
  /** What became of its words in the newest copy of the article. */
  anchor: AnchorView | null;
  locale: string;
};

/** What a claim says, who made it when and where, where it stands, and what was published of it. */
export function ClaimHead({ claim, sources, pages, anchor, locale }: Props) {
  const t = useTranslations("claims");
  const { statement, language, claimant, said, passage, state, topics, original, submittedBy } = claim;
  return (
    <>
      <h1
        className="max-w-[40ch] font-display text-h1 leading-tight font-semibold tracking-[-0.015em] text-balance"
        lang={language}
        dir={directionOf(language)}
      >
        {statement}
      </h1>
      <p className="mt-2 text-ink-soft">
        {claimant?.name ?? t("claimantUnknown")}
        {said && (
          <>
            , <Day at={said.on} precision={said.precision} />
          </>
        )}
        {" · "}
        {t("submittedBy", { handle: submittedBy })} · {t("sourceCount", { count: sources })} · {t(`state.${state}`)}
        {topics.map((topic) => ` · ${topic}`)}
      </p>
      <div className="mt-4 max-w-measure">
        {passage ? (
          <>
            <ClaimInPassage claim={claim} passage={passage} />
            <p className="mt-1.5 text-sm">
              <Link href={`/${locale}/desk/articles/${passage.article}`} prefetch={false} className="underline">
                {t("inArticle", { title: passage.title })}
              </Link>
              {" · "}
              <Link
                href={`/${locale}/desk/claims/${claim.id}?beside=copy#${PASSAGE_ID}`}
                prefetch={false}
                className="underline"
              >
                {t("besideCopy")}
              </Link>
            </p>
            {anchor && <AnchorLine locale={locale} anchor={anchor} />}
          </>
        ) : (
          <p className="text-ink-soft">
            {t("noPassage")}{" "}
            {original && (
              <>
                {t("readingOf")}{" "}
                <Link href={`/${locale}/desk/claims/${original.id}`} prefetch={false} className="underline">
                  {original.statement}
                </Link>
              </>
            )}
          </p>
        )}
      </div>
      {state === "declined" && claim.declinedBecause !== null && (
        <p className="mt-4 max-w-measure" dir="auto">
          {t("declined", { reason: claim.declinedBecause })}
        </p>
      )}
      {pages.map(({ slug, title }) => (
        <p key={slug} className="mt-4 max-w-measure">
          {t.rich("publishedAs", {
            title,
            page: (words) => (
              <Link href={`/${locale}/checks/${slug}`} prefetch={false} className="underline">
                {words}
              </Link>
            ),
          })}
        </p>
      ))}
      {state === "withdrawn" && <p className="mt-4">{t("withdrawn")}</p>}
    </>
  );
}
