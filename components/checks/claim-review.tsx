import type { Article, ClaimReview as ClaimReviewData, WithContext } from "schema-dts";
import { organizationOf } from "#components/site/organization";
import { StructuredData } from "#components/ui/structured-data";
import { RATINGS, type Rating } from "#db/vocabulary";
import type { PublishedCheckView } from "#server/checks/views";
import type { Settings } from "#server/core/views";

/** Ratings with a place on the scale from false, 1, to true, 5. */
const BEST = 5;
const WORST = 1;
const placeOf = (rating: Rating): number | null => {
  const value = BEST - RATINGS.indexOf(rating);
  return value >= WORST ? value : null;
};

type Props = {
  check: PublishedCheckView;
  publicUrl: string;
  settings: Settings;
  /** The rating with its state, in words: nobody shows the one without the other. */
  verdictWords: string;
};

/**
 * The check for search engines (schema.org ClaimReview), made of what the page shows. A check without a rating, and one
 * that was withheld, has none; one that was retracted says that it was, and rates nothing any more; a rating off the
 * scale has words and no number.
 */
export function ClaimReview(props: Props) {
  const review = props.check.state === "retracted" ? retractionOf(props) : claimReviewOf(props);
  if (!review) return null;
  return <StructuredData value={review} />;
}

/** The ClaimReview of a check, or null; see standards of schema.org/ClaimReview. */
export function claimReviewOf({ check, publicUrl, settings, verdictWords }: Props) {
  const { claim, locale, language, slug, publishedAt, changedAt, answer, sources, corrections, state, author } = check;
  const { rating } = claim.verdict;
  if (!rating || state === "retracted" || state === "withheld") return null;
  const url = `${publicUrl}/${locale}/checks/${slug}`;
  const value = placeOf(rating);
  const { claimant, said, passage } = claim;
  return {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "@id": `${url}#review`,
    url,
    claimReviewed: claim.statement,
    datePublished: publishedAt.toISOString(),
    dateModified: changedAt.toISOString(),
    inLanguage: language,
    author: organizationOf({ settings, publicUrl, locale }),
    publisher: { "@id": `${publicUrl}/#organization` },
    creator: { "@type": "Person", name: author, url: `${publicUrl}/${locale}/members/${encodeURIComponent(author)}` },
    image: `${url}/picture.png`,
    reviewRating: {
      "@type": "Rating",
      ...(value === null ? {} : { ratingValue: value, bestRating: BEST, worstRating: WORST }),
      alternateName: verdictWords,
      ratingExplanation: answer,
    },
    itemReviewed: {
      "@type": "Claim",
      text: claim.statement,
      ...(claimant && {
        author: {
          "@type": claimant.kind === "person" ? ("Person" as const) : ("Organization" as const),
          name: claimant.name,
          ...(claimant.wikidata && { sameAs: `https://www.wikidata.org/wiki/${claimant.wikidata}` }),
        },
      }),
      ...(said && { datePublished: said.on.slice(0, { day: 10, month: 7, year: 4 }[said.precision]) }),
      ...(passage?.url && {
        appearance: [{ "@type": "CreativeWork" as const, url: passage.url, name: passage.title }],
      }),
    },
    citation: sources.flatMap(({ title, url: address }) =>
      address ? [{ "@type": "CreativeWork" as const, name: title, url: address }] : [],
    ),
    ...correctionsOf(corrections),
  } satisfies WithContext<ClaimReviewData>;
}

const correctionsOf = (corrections: PublishedCheckView["corrections"]) =>
  corrections.length > 0 && {
    correction: corrections.map(({ text, at }) => ({
      "@type": "CorrectionComment" as const,
      datePublished: at.toISOString().slice(0, 10),
      text,
    })),
  };

/** What search engines are told of a check that was retracted: that it was, why and when, and no rating. */
function retractionOf({ check, publicUrl, settings }: Omit<Props, "verdictWords">) {
  const { locale, language, slug, title, publishedAt, changedAt, corrections } = check;
  const url = `${publicUrl}/${locale}/checks/${slug}`;
  return {
    "@context": "https://schema.org",
    "@type": "Article",
    "@id": `${url}#retraction`,
    url,
    headline: `RETRACTED: ${title}`,
    creativeWorkStatus: "Retracted",
    datePublished: publishedAt.toISOString(),
    dateModified: changedAt.toISOString(),
    inLanguage: language,
    author: organizationOf({ settings, publicUrl, locale }),
    ...correctionsOf(corrections),
  } satisfies WithContext<Article>;
}
