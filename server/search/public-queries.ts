import "server-only";
import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { claimants, claimTopics, listings, topics } from "#db/schema";
import { RATINGS, type Rating, type VerdictState } from "#db/vocabulary";
import { LOCALES } from "#messages/locales";
import { CHECK_LINE, lineOf } from "#server/checks/internal";
import type { Ctx } from "#server/core/context";
import { findStems } from "#server/search/internal";
import { askedWords, hasAllWords, partsOf, queryOf } from "#server/search/rules";
import { FOUND_STATES, type FoundState, type SearchInput } from "#server/search/schemas";
import type { FacetView, FoundCheckView, SearchView } from "#server/search/views";

export const FOUND_PER_PAGE = 20;
/** So many are ranked and counted at most, the newest first; whoever finds more is told to narrow it down. */
const COUNTED_MAX = 5_000;
const NAMED_MAX = 6;
/** A newsroom has dozens of topics, not thousands. */
const TOPICS_MAX = 2_000;

/** What is known of everything that was found, to count and to order it. */
type Found = {
  check: string;
  claim: string;
  claimant: string | null;
  rating: Rating | null;
  state: FoundState;
  language: string;
  publishedAt: Date;
  rank: number;
};

/**
 * Published checks that have the words, in any of their forms, in their question, answer or text, in the statement under check, in
 * the name of who made it or in a topic; those that have some of them, or are spelled alike, where none has all. What was
 * retracted is found too, and says so. Without words everything is found. The best match first, or the newest; a page of twenty.
 */
export async function searchChecks(ctx: Ctx, input: SearchInput): Promise<SearchView> {
  const languages = [...LOCALES, ...ctx.settings.languages];
  const forms = await findStems(ctx, [input.words], languages);
  const asked = askedWords(input.words, forms);
  const query = queryOf(asked);
  if (!query && input.words !== "") return NOTHING;
  const named = asked.length > 0 ? await findNamedTopics(ctx, asked, languages) : [];
  const ofNamed = inTopics(named.map(({ slug }) => slug));

  const has = (terms: string) => sql`${listings.terms} @@ ${terms}::tsquery`;
  let matching = query ? sql`(${has(query.all)} or ${ofNamed})` : sql`true`;
  let rows = await findAll(ctx, matching, input.words, query?.all);
  const isLoose = query !== null && rows.length === 0;
  if (isLoose) {
    matching = sql`(${has(query.any)} or ${input.words} <% ${listings.title})`;
    rows = await findAll(ctx, matching, input.words, query.any);
  }
  const topicsOf = await findTopicsOf(ctx, rows);
  const chosen = rows.filter((row) => isChosen(row, input, topicsOf));
  const ordered = chosen.toSorted((a, b) =>
    input.sort === "best" && b.rank !== a.rank ? b.rank - a.rank : b.publishedAt.getTime() - a.publishedAt.getTime(),
  );
  const shown = ordered.slice((input.page - 1) * FOUND_PER_PAGE, input.page * FOUND_PER_PAGE);
  return {
    checks: await describe(ctx, shown, asked, languages),
    total: chosen.length,
    isMore: rows.length === COUNTED_MAX,
    isLoose: isLoose && rows.length > 0,
    topics: named.slice(0, NAMED_MAX),
    claimants: await findNamedClaimants(ctx, rows, asked, languages),
    facets: facetsOf(rows, input, topicsOf),
  };
}

const NOTHING: SearchView = {
  checks: [],
  total: 0,
  isMore: false,
  isLoose: false,
  topics: [],
  claimants: [],
  facets: { rating: [], state: [], topic: [], language: [] },
};

const inTopics = (slugs: readonly string[]): SQL =>
  slugs.length === 0
    ? sql`false`
    : sql`${listings.claim} in (select ${claimTopics.claim} from ${claimTopics} where ${inArray(claimTopics.topic, [...slugs])})`;

async function findAll({ db }: Ctx, matching: SQL, words: string, query: string | undefined): Promise<Found[]> {
  const rank = query
    ? sql<number>`ts_rank(${listings.terms}, ${query}::tsquery) + word_similarity(${words}, ${listings.title})`
    : sql<number>`0`;
  const rows = await db
    .select({
      check: listings.check,
      claim: listings.claim,
      claimant: listings.claimant,
      rating: listings.rating,
      state: listings.state,
      verdict: listings.verdictState,
      language: listings.language,
      publishedAt: listings.publishedAt,
      rank: rank.mapWith(Number),
    })
    .from(listings)
    .where(matching)
    .orderBy(desc(listings.publishedAt), desc(listings.check))
    .limit(COUNTED_MAX);
  return rows.map(({ state, verdict, ...row }) => ({ ...row, state: foundState(state === "retracted", verdict) }));
}

const foundState = (isRetracted: boolean, verdict: VerdictState): FoundState => {
  if (isRetracted) return "retracted";
  return verdict === "agreed" || verdict === "contested" ? verdict : "provisional";
};

type TopicsOf = ReadonlyMap<string, { slug: string; label: string }[]>;

/** The topics of the claims that were found, by claim. */
async function findTopicsOf({ db }: Ctx, rows: readonly Found[]): Promise<TopicsOf> {
  const of = new Map<string, { slug: string; label: string }[]>();
  if (rows.length === 0) return of;
  const found = await db
    .select({ claim: claimTopics.claim, slug: topics.slug, label: topics.label })
    .from(claimTopics)
    .innerJoin(topics, eq(topics.slug, claimTopics.topic))
    .where(
      and(
        inArray(
          claimTopics.claim,
          rows.map(({ claim }) => claim),
        ),
        isNotNull(topics.acceptedAt),
      ),
    );
  for (const { claim, ...topic } of found) of.set(claim, [...(of.get(claim) ?? []), topic]);
  return of;
}

/** The names of a search that results are narrowed by. */
const FACETS = ["rating", "state", "topic", "language"] as const;
type FacetName = (typeof FACETS)[number];

/** Whether a check is of what was chosen; one of the facets can be left aside, to count what else could be chosen in it. */
function isChosen(row: Found, input: SearchInput, topicsOf: TopicsOf, aside?: FacetName): boolean {
  const { ratings, states, topics: slugs, languages } = input;
  const of: Record<FacetName, boolean> = {
    rating: ratings.length === 0 || (row.rating !== null && row.state !== "retracted" && ratings.includes(row.rating)),
    state: states.length === 0 || states.includes(row.state),
    topic: slugs.length === 0 || (topicsOf.get(row.claim) ?? []).some(({ slug }) => slugs.includes(slug)),
    language: languages.length === 0 || languages.includes(row.language),
  };
  return FACETS.every((name) => name === aside || of[name]);
}

function facetsOf(rows: readonly Found[], input: SearchInput, topicsOf: TopicsOf): SearchView["facets"] {
  const among = (aside: FacetName) => rows.filter((row) => isChosen(row, input, topicsOf, aside));
  const inOrder = <Key extends string>(keys: readonly Key[], of: readonly (Key | null)[]): FacetView<Key>[] =>
    keys.flatMap((key) => {
      const checks = of.filter((one) => one === key).length;
      return checks > 0 ? [{ key, label: key, checks }] : [];
    });
  const counted = (pairs: readonly { key: string; label: string }[]): FacetView<string>[] => {
    const counts = new Map<string, FacetView<string>>();
    for (const { key, label } of pairs) {
      const known = counts.get(key) ?? { key, label, checks: 0 };
      counts.set(key, { ...known, checks: known.checks + 1 });
    }
    return [...counts.values()].toSorted((a, b) => b.checks - a.checks || a.label.localeCompare(b.label));
  };
  return {
    rating: inOrder(
      RATINGS,
      among("rating").map(({ rating, state }) => (state === "retracted" ? null : rating)),
    ),
    state: inOrder(
      FOUND_STATES,
      among("state").map(({ state }) => state),
    ),
    topic: counted(
      among("topic").flatMap(({ claim }) =>
        (topicsOf.get(claim) ?? []).map(({ slug, label }) => ({ key: slug, label })),
      ),
    ),
    language: counted(among("language").map(({ language }) => ({ key: language, label: language }))),
  };
}

/** The checks of one page, with what was looked for marked in their question and answer. */
async function describe(
  ctx: Ctx,
  shown: readonly Found[],
  asked: ReturnType<typeof askedWords>,
  languages: readonly string[],
): Promise<FoundCheckView[]> {
  if (shown.length === 0) return [];
  const rows = await ctx.db
    .select({ ...CHECK_LINE, check: listings.check, claimantId: claimants.id, claimantName: claimants.name })
    .from(listings)
    .leftJoin(claimants, eq(claimants.id, listings.claimant))
    .where(
      inArray(
        listings.check,
        shown.map(({ check }) => check),
      ),
    );
  const { stems } = await findStems(
    ctx,
    rows.flatMap(({ title, answer }) => [title, answer]),
    [...languages, ...rows.map(({ language }) => language)],
  );
  const lines = new Map(rows.map((row) => [row.check, row]));
  return shown.flatMap(({ check }) => {
    const row = lines.get(check);
    if (!row) return [];
    const { check: _, claimantId: id, claimantName: name, ...listed } = row;
    const line = lineOf(listed);
    return [
      {
        ...line,
        titleParts: partsOf(line.title, asked, stems),
        answerParts: partsOf(line.answer, asked, stems),
        claimant: id !== null && name !== null ? { id, name } : null,
      },
    ];
  });
}

/** Topics that are accepted and whose name has all of the words. */
async function findNamedTopics(ctx: Ctx, asked: ReturnType<typeof askedWords>, languages: readonly string[]) {
  const all = await ctx.db
    .select({ slug: topics.slug, label: topics.label })
    .from(topics)
    .where(and(isNull(topics.mergedInto), isNotNull(topics.acceptedAt)))
    .limit(TOPICS_MAX);
  const { stems } = await findStems(
    ctx,
    all.map(({ label }) => label),
    languages,
  );
  return all.filter(({ label }) => hasAllWords(asked, label, stems));
}

/** Claimants of what was found whose name has all of the words. */
async function findNamedClaimants(
  ctx: Ctx,
  rows: readonly Found[],
  asked: ReturnType<typeof askedWords>,
  languages: readonly string[],
) {
  const ids = [...new Set(rows.flatMap(({ claimant }) => claimant ?? []))];
  if (ids.length === 0 || asked.length === 0) return [];
  const names = await ctx.db
    .select({ id: claimants.id, name: claimants.name })
    .from(claimants)
    .where(inArray(claimants.id, ids));
  const { stems } = await findStems(
    ctx,
    names.map(({ name }) => name),
    languages,
  );
  return names.filter(({ name }) => hasAllWords(asked, name, stems)).slice(0, NAMED_MAX);
}
