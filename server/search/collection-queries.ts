import "server-only";
import { stringify } from "csv-stringify/sync";
import { and, count, desc, eq, isNotNull, isNull, ne, type SQL, sql } from "drizzle-orm";
import { claimants, claimTopics, listings, topics } from "#db/schema";
import { CHECK_LINE, lineOf } from "#server/checks/internal";
import type { CheckLineView } from "#server/checks/views";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { CollectionView, Of, TallyCell, TopicCountView } from "#server/search/views";

/** What the public reads of all checks of a topic, a claimant or a publisher. */

const LATEST_SHOWN = 20;
const CLAIMANTS_SHOWN = 12;
const TOPICS_SHOWN_MAX = 500;
/** Rows of a file that is fetched at once. */
const FILE_ROWS_MAX = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isOf({ kind, key }: Of): SQL {
  if (kind === "topic") {
    return sql`${listings.claim} in (select ${claimTopics.claim} from ${claimTopics} where ${claimTopics.topic} = ${key})`;
  }
  return kind === "claimant" ? eq(listings.claimant, key) : eq(listings.publisher, key);
}

/** What a collection is called, and what is said of it. Throws NotFoundError where there is none, or nothing of it is published. */
export async function getCollection(ctx: Ctx, of: Of): Promise<CollectionView> {
  const named = await nameOf(ctx, of);
  const [latest, tally] = await Promise.all([listLatest(ctx, of), countByRating(ctx, of)]);
  if (latest.length === 0 && of.kind !== "topic") throw new NotFoundError();
  return { ...named, ...of, latest, ...tally, saidBy: of.kind === "topic" ? await listClaimants(ctx, of) : [] };
}

/** Where a topic leads that was merged into another; null where it is itself. */
export async function findMergedInto({ db }: Ctx, slug: string): Promise<string | null> {
  const [topic] = await db.select({ into: topics.mergedInto }).from(topics).where(eq(topics.slug, slug));
  return topic?.into ?? null;
}

async function nameOf(
  { db }: Ctx,
  { kind, key }: Of,
): Promise<Pick<CollectionView, "label" | "description" | "claimantKind">> {
  if (kind === "publisher") return { label: key, description: "", claimantKind: null };
  if (kind === "topic") {
    const [topic] = await db
      .select({ label: topics.label, description: topics.description })
      .from(topics)
      .where(and(eq(topics.slug, key), isNull(topics.mergedInto), isNotNull(topics.acceptedAt)));
    if (!topic) throw new NotFoundError();
    return { ...topic, claimantKind: null };
  }
  if (!UUID.test(key)) throw new NotFoundError();
  const [claimant] = await db
    .select({ label: claimants.name, claimantKind: claimants.kind })
    .from(claimants)
    .where(eq(claimants.id, key));
  if (!claimant) throw new NotFoundError();
  return { ...claimant, description: "" };
}

async function listLatest({ db }: Ctx, of: Of): Promise<CheckLineView[]> {
  const rows = await db
    .select(CHECK_LINE)
    .from(listings)
    .where(isOf(of))
    .orderBy(desc(listings.publishedAt), desc(listings.check))
    .limit(LATEST_SHOWN);
  return rows.map(lineOf);
}

/** How many checks came to which rating, how far they are agreed, and in which year; those retracted apart. */
async function countByRating({ db }: Ctx, of: Of): Promise<Pick<CollectionView, "cells" | "retracted">> {
  const year = sql<number>`extract(year from ${listings.publishedAt} at time zone 'UTC')::int`;
  const isRetracted = sql<boolean>`${listings.state} = 'retracted'`;
  const rows = await db
    .select({ rating: listings.rating, state: listings.verdictState, year, isRetracted, checks: count() })
    .from(listings)
    .where(isOf(of))
    .groupBy(listings.rating, listings.verdictState, year, isRetracted);
  const counted: TallyCell[] = rows.flatMap(({ isRetracted: gone, ...cell }) => (gone ? [] : [cell]));
  const retracted = rows.reduce((sum, row) => sum + (row.isRetracted ? row.checks : 0), 0);
  return { cells: counted, retracted };
}

async function listClaimants({ db }: Ctx, of: Of): Promise<CollectionView["saidBy"]> {
  const checks = count();
  return db
    .select({ id: listings.claimant, name: claimants.name, checks })
    .from(listings)
    .leftJoin(claimants, eq(claimants.id, listings.claimant))
    .where(and(isOf(of), ne(listings.state, "retracted")))
    .groupBy(listings.claimant, claimants.name)
    .orderBy(desc(checks), claimants.name)
    .limit(CLAIMANTS_SHOWN);
}

/** The topics under which something is published, those with most checks first; `limit` of them at most. */
export async function listTopicsWithChecks({ db }: Ctx, limit: number = TOPICS_SHOWN_MAX): Promise<TopicCountView[]> {
  const checks = sql<number>`count(*)::int`;
  return db
    .select({ slug: topics.slug, label: topics.label, description: topics.description, checks })
    .from(listings)
    .innerJoin(claimTopics, eq(claimTopics.claim, listings.claim))
    .innerJoin(topics, eq(topics.slug, claimTopics.topic))
    .where(and(ne(listings.state, "retracted"), isNotNull(topics.acceptedAt), isNull(topics.mergedInto)))
    .groupBy(topics.slug, topics.label, topics.description)
    .orderBy(desc(checks), topics.label)
    .limit(limit);
}

const FILE_COLUMNS = [
  "question",
  "address",
  "language",
  "rating",
  "verdict_state",
  "page_state",
  "claimant",
  "publisher",
  "published",
  "changed",
] as const;

/** The checks of a collection as a table (CSV, RFC 4180), the newest ten thousand at most. A cell never begins a formula. */
export async function writeCollection(ctx: Ctx, of: Of, publicUrl: string): Promise<string> {
  await nameOf(ctx, of);
  const rows = await ctx.db
    .select({
      ...CHECK_LINE,
      claimant: claimants.name,
      publisher: listings.publisher,
    })
    .from(listings)
    .leftJoin(claimants, eq(claimants.id, listings.claimant))
    .where(isOf(of))
    .orderBy(desc(listings.publishedAt), desc(listings.check))
    .limit(FILE_ROWS_MAX);
  const day = (at: Date) => at.toISOString().slice(0, "YYYY-MM-DD".length);
  const table = rows.map((row) => {
    const { title, locale, slug, language, verdict, state, publishedAt, changedAt, claimant, publisher } = row;
    const address = `${publicUrl}/${locale}/checks/${slug}`;
    return [
      ...[title, address, language, state === "retracted" ? "" : verdict.rating, verdict.state, state],
      ...[claimant, publisher, day(publishedAt), day(changedAt)],
    ];
  });
  return stringify([[...FILE_COLUMNS], ...table], { escape_formulas: true });
}

/** How many checks are published, by how far they are agreed, and how many were retracted. */
export async function countChecks({
  db,
}: Ctx): Promise<Record<"agreed" | "provisional" | "contested" | "retracted", number>> {
  const rows = await db
    .select({ state: listings.verdictState, page: listings.state, checks: count() })
    .from(listings)
    .groupBy(listings.verdictState, listings.state);
  const sum = (is: (row: (typeof rows)[number]) => boolean) =>
    rows.reduce((all, row) => all + (is(row) ? row.checks : 0), 0);
  const isShown = ({ page }: { page: string }) => page !== "retracted";
  return {
    agreed: sum((row) => isShown(row) && row.state === "agreed"),
    contested: sum((row) => isShown(row) && row.state === "contested"),
    provisional: sum((row) => isShown(row) && row.state !== "agreed" && row.state !== "contested"),
    retracted: sum((row) => !isShown(row)),
  };
}

/** The checks published last of those with a verdict in this state, not retracted. */
export async function listLatestIn(
  { db }: Ctx,
  state: "agreed" | "contested",
  limit: number,
): Promise<CheckLineView[]> {
  const rows = await db
    .select(CHECK_LINE)
    .from(listings)
    .where(and(eq(listings.verdictState, state), ne(listings.state, "retracted")))
    .orderBy(desc(listings.publishedAt), desc(listings.check))
    .limit(limit);
  return rows.map(lineOf);
}

/** The collections in which a check stands: what must be made again when it changes. */
export async function listCollectionsOf(
  { db }: Ctx,
  check: string,
): Promise<{ topics: string[]; claimants: string[]; publishers: string[] }> {
  const [listed] = await db
    .select({ claim: listings.claim, claimant: listings.claimant, publisher: listings.publisher })
    .from(listings)
    .where(eq(listings.check, check));
  if (!listed) return { topics: [], claimants: [], publishers: [] };
  const of = await db.select({ topic: claimTopics.topic }).from(claimTopics).where(eq(claimTopics.claim, listed.claim));
  return {
    topics: of.map(({ topic }) => topic),
    claimants: listed.claimant ? [listed.claimant] : [],
    publishers: listed.publisher ? [listed.publisher] : [],
  };
}
