import { type SQL, sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf, tsvector } from "#db/columns";
import { claims } from "#db/schema/claims";
import { members } from "#db/schema/members";
import { sources } from "#db/schema/sources";
import { verdicts } from "#db/schema/verdicts";
import { ballots } from "#db/schema/votes";
import {
  CHECK_STATES,
  type CheckState,
  CLAIMANT_CONTACTS,
  type ClaimantContact,
  RATINGS,
  type Rating,
} from "#db/vocabulary";

/** A rendered text: elements and text, nothing else. */
type Rendered =
  | { type: "root"; children: Rendered[] }
  | { type: "element"; tagName: string; properties: Record<string, unknown>; children: Rendered[] }
  | { type: "text"; value: string };

/** A fact-check page. Its text is in its versions, its standing in its states. */
export const checks = pgTable(
  "checks",
  {
    id: id(),
    /** The claim whose verdict stands at the head of the page. */
    subjectClaim: uuid()
      .notNull()
      .references(() => claims.id),
    language: text().notNull(),
    author: uuid()
      .notNull()
      .references(() => members.id),
    startedAt: happenedAt(),
  },
  (t) => [index("checks_of_claim").on(t.subjectClaim), index("checks_of_author").on(t.author, t.startedAt)],
);

/** Who writes a check besides the member who started it; the newest row of a member stands. Append-only. */
export const checkAuthors = pgTable(
  "check_authors",
  {
    check: uuid()
      .notNull()
      .references(() => checks.id),
    member: uuid()
      .notNull()
      .references(() => members.id),
    seq: integer().notNull(),
    isAuthor: boolean().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.check, t.member, t.seq] }), index("check_authors_of_member").on(t.member, t.check)],
);

/** The addresses of a check: the first stays permanently, and none is ever given to another check. */
export const checkSlugs = pgTable(
  "check_slugs",
  {
    slug: text().primaryKey(),
    check: uuid()
      .notNull()
      .references(() => checks.id),
    /** The language of the interface under which the page is canonical; it never changes when interfaces are added. */
    locale: text().notNull().default("en"),
    givenAt: happenedAt(),
  },
  (t) => [
    index("check_slugs_of_check").on(t.check, t.givenAt),
    check("check_slugs_form", sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${t.slug}) <= 80`),
  ],
);

/** What a check said, whole, each time it was saved. Append-only. */
export const checkVersions = pgTable(
  "check_versions",
  {
    check: uuid()
      .notNull()
      .references(() => checks.id),
    version: integer().notNull(),
    title: text().notNull(),
    answer: text().notNull(),
    body: text().notNull(),
    /** Why no source of the check has a quote that was found, when that is so. */
    noQuoteReason: text().notNull().default(""),
    /** Why the check rests on fewer than two independent sources, when that is so. */
    fewSourcesReason: text().notNull().default(""),
    /** Why this claim was chosen to be checked. */
    whyChosen: text().notNull().default(""),
    /** What would change the verdict, one on each line. */
    wouldChange: text().notNull().default(""),
    /** Whether the claimant was asked, on which day, and what came of it or why not. */
    claimantContact: text().$type<ClaimantContact>(),
    claimantContactOn: date({ mode: "string" }),
    claimantContactNote: text().notNull().default(""),
    /** The ballot whose reason stands on the page for the verdict, or for one side of a contested one. */
    backingVote: uuid(),
    backingBallot: integer(),
    /** The ballot whose reason stands on the page as the dissenting view. */
    dissentVote: uuid(),
    dissentBallot: integer(),
    /** The sources of the check that this version knows are those numbered up to this one. */
    sources: integer().notNull().default(0),
    savedBy: uuid()
      .notNull()
      .references(() => members.id),
    savedAt: happenedAt(),
    /** What a search looks through: the question first, then the answer, then the text. */
    search: tsvector().generatedAlwaysAs(
      (): SQL =>
        sql`setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', answer), 'B') || setweight(to_tsvector('simple', body), 'C')`,
    ),
  },
  (t) => [
    index("check_versions_search").using("gin", t.search),
    index("check_versions_title_alike").using("gin", t.title.op("gin_trgm_ops")),
    primaryKey({ columns: [t.check, t.version] }),
    foreignKey({ columns: [t.backingVote, t.backingBallot], foreignColumns: [ballots.vote, ballots.version] }),
    foreignKey({ columns: [t.dissentVote, t.dissentBallot], foreignColumns: [ballots.vote, ballots.version] }),
    oneOf("check_versions_contact_known", t.claimantContact, CLAIMANT_CONTACTS),
    check(
      "check_versions_contacted_when",
      sql`${t.claimantContact} <> 'contacted' or ${t.claimantContactOn} is not null`,
    ),
    check("check_versions_backing_whole", sql`num_nulls(${t.backingVote}, ${t.backingBallot}) in (0, 2)`),
    check("check_versions_dissent_whole", sql`num_nulls(${t.dissentVote}, ${t.dissentBallot}) in (0, 2)`),
  ],
);

/**
 * What readers see of a version's text, once for each renderer, so that a fixed one can render it again. Append-only.
 */
export const renderings = pgTable(
  "renderings",
  {
    check: uuid().notNull(),
    version: integer().notNull(),
    renderer: text().notNull(),
    /** Elements and text; see RenderedNode. */
    tree: jsonb().$type<Rendered>().notNull(),
    /** The numbers of the sources that it cites, each once, in order. */
    citations: integer().array().notNull(),
    renderedAt: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.check, t.version, t.renderer] }),
    foreignKey({ columns: [t.check, t.version], foreignColumns: [checkVersions.check, checkVersions.version] }),
  ],
);

/** The sources of a check, numbered in the order in which they came: the 2 of [S2] in its text. Append-only. */
export const checkSources = pgTable(
  "check_sources",
  {
    check: uuid()
      .notNull()
      .references(() => checks.id),
    number: integer().notNull(),
    source: uuid()
      .notNull()
      .references(() => sources.id),
  },
  (t) => [
    primaryKey({ columns: [t.check, t.number] }),
    unique("check_sources_once").on(t.check, t.source),
    index("check_sources_of_source").on(t.source),
  ],
);

/**
 * In which order a published version shows its sources: those first that both sides found helpful at that time. Those
 * that are not listed follow in the order of their numbers. Append-only.
 */
export const versionSources = pgTable(
  "version_sources",
  {
    check: uuid().notNull(),
    version: integer().notNull(),
    source: uuid()
      .notNull()
      .references(() => sources.id),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.check, t.version, t.source] }),
    foreignKey({ columns: [t.check, t.version], foreignColumns: [checkVersions.check, checkVersions.version] }),
    index("version_sources_of_source").on(t.source),
  ],
);

/**
 * What else the question of a check can mean: a sentence for each reading, and the claim that answers it. Append-only.
 */
export const readings = pgTable(
  "readings",
  {
    check: uuid().notNull(),
    version: integer().notNull(),
    position: integer().notNull(),
    sentence: text().notNull(),
    claim: uuid()
      .notNull()
      .references(() => claims.id),
  },
  (t) => [
    primaryKey({ columns: [t.check, t.version, t.position] }),
    foreignKey({ columns: [t.check, t.version], foreignColumns: [checkVersions.check, checkVersions.version] }),
    unique("readings_claim_once").on(t.check, t.version, t.claim),
    index("readings_of_claim").on(t.claim),
  ],
);

/**
 * The verdict that a published version prints for each of its claims: the reviewers’, or the rating with which a
 * moderator overrides it, with the reason that stands beside it. Append-only.
 */
export const versionVerdicts = pgTable(
  "version_verdicts",
  {
    check: uuid().notNull(),
    version: integer().notNull(),
    claim: uuid().notNull(),
    verdict: integer().notNull(),
    overrideRating: text().$type<Rating>(),
    overrideReason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.check, t.version, t.claim] }),
    foreignKey({ columns: [t.check, t.version], foreignColumns: [checkVersions.check, checkVersions.version] }),
    foreignKey({ columns: [t.claim, t.verdict], foreignColumns: [verdicts.claim, verdicts.seq] }),
    oneOf("version_verdicts_rating_known", t.overrideRating, RATINGS),
    check("version_verdicts_override_says_why", sql`num_nulls(${t.overrideRating}, ${t.overrideReason}) in (0, 2)`),
  ],
);

/** The public keys that receipts were ever signed with, by their RFC 7638 thumbprint. */
export const signingKeys = pgTable("signing_keys", {
  key: text().primaryKey(),
  /** Ed25519, 32 bytes in base64url. */
  publicKey: text().notNull(),
  since: happenedAt(),
});

/**
 * What a published version states of its verdicts for anyone who computes them again: canonical JSON (RFC 8785) and its
 * Ed25519 signature. What is sealed in it is kept here for auditors. Append-only.
 */
export const receipts = pgTable(
  "receipts",
  {
    check: uuid().notNull(),
    version: integer().notNull(),
    receipt: text().notNull(),
    key: text()
      .notNull()
      .references(() => signingKeys.key),
    signature: text().notNull(),
    /** Per claim the salt of its commitment. */
    salts: jsonb().$type<Record<string, string>>().notNull(),
    issuedAt: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.check, t.version] }),
    foreignKey({ columns: [t.check, t.version], foreignColumns: [checkVersions.check, checkVersions.version] }),
  ],
);

/** Where a check stood and stands, who moved it there and why. The highest `seq` is its state. Append-only. */
export const checkStates = pgTable(
  "check_states",
  {
    check: uuid()
      .notNull()
      .references(() => checks.id),
    seq: integer().notNull(),
    version: integer().notNull(),
    state: text().$type<CheckState>().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    reason: text(),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.check, t.seq] }),
    foreignKey({ columns: [t.check, t.version], foreignColumns: [checkVersions.check, checkVersions.version] }),
    uniqueIndex("check_states_published_once").on(t.check).where(sql`${t.state} = 'published'`),
    index("check_states_published_by").on(t.by, t.at).where(sql`${t.state} = 'published'`),
    index("check_states_latest_published").on(t.at, t.check).where(sql`${t.state} = 'published'`),
    oneOf("check_states_known", t.state, CHECK_STATES),
  ],
);

/**
 * Until which day what a published check says was looked at, and when it is looked at again; the newest row stands.
 * Append-only.
 */
export const checkValidities = pgTable(
  "check_validities",
  {
    check: uuid()
      .notNull()
      .references(() => checks.id),
    seq: integer().notNull(),
    validAsOf: date({ mode: "string" }).notNull(),
    reviewOn: date({ mode: "string" }).notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.check, t.seq] }),
    check("check_validities_in_order", sql`${t.reviewOn} > ${t.validAsOf}`),
  ],
);
