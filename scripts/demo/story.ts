import type { Confidence, DatePrecision, Rating, SourceKind, Stance } from "#db/vocabulary";
import type { ARTICLES } from "#scripts/demo/articles";
import type { Handle } from "#scripts/demo/people";
import type { IssueCorrectionInput } from "#server/corrections/schemas";

/** The shapes in which the demo newsroom is told. Days are ISO dates; who does something is named by handle. */

export type DemoArticle = {
  by: Handle;
  on: string;
  url: string;
  title: string;
  publisher: string;
  publishedOn: string;
  paragraphs: readonly string[];
};

export type DemoSource = {
  by: Handle;
  stance: Stance;
  kind: SourceKind;
  /** An article of the newsroom, or a document of which only the words that are quoted were kept. */
  from: keyof typeof ARTICLES | { url: string; title: string; publisher: string; says: string };
  quote: string;
  locator?: string;
  note?: string;
};

type DemoVote = readonly [by: Handle, rating: Rating, confidence: Confidence, reason: string];

export type DemoClaim = {
  by: Handle;
  on: string;
  /** Where it is said, or the claim that it is a reading of. */
  in: { article: keyof typeof ARTICLES; words: string } | { readingOf: string };
  statement: string;
  claimant?: { kind: "person" | "organisation"; name: string };
  said?: { on: string; precision: DatePrecision };
  topics: string[];
  sources: DemoSource[];
  votes: DemoVote[];
};

export type DemoCheck = {
  author: Handle;
  publisher: Handle;
  on: string;
  title: string;
  subject: string;
  readings: { sentence: string; claim: string }[];
  answer: string;
  /** Markdown; {claim.2} stands for the number that the second source of that claim has in this check. */
  body: string;
  contactNote: string;
  /** Why it rests on fewer than two independent sources, where it does. */
  fewSourcesReason?: string;
  /** The day on which it is looked at again. */
  reviewOn: string;
  /** What would change the verdict, and why the claim was chosen. */
  wouldChange: readonly string[];
  whyChosen: string;
  /** Whose reasons on the subject claim are printed for the verdict, and as the dissenting view. */
  backing?: Handle;
  dissent?: Handle;
  correction?: {
    by: Handle;
    on: string;
    type: IssueCorrectionInput["type"];
    text: string;
    replace: readonly [string, string];
  };
};
