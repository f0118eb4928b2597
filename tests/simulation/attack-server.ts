import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { members, roleGrants, sessions, standings } from "#db/schema";
import { RATINGS, type Rating, type Role } from "#db/vocabulary";
import { importArticle } from "#server/articles/import-article";
import { hashOfToken, newToken } from "#server/auth/session";
import { type Ctx, memberCtx, systemCtx } from "#server/core/context";
import type { AppRouter } from "#server/trpc/root";
import { judgeVerdicts } from "#server/verdicts/judge-verdicts";
import { ratingOf } from "#server/verdicts/rules";
import { copyRing, lieAbout, newAccountsOnEach } from "#tests/simulation/attacks";
import { type SimulatedBallot, type Simulation, simulate, TABLE_MAKEUP } from "#tests/simulation/electorates";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SESSION_MS = 10 * DAY_MS;
const ACCOUNT_MS = 365 * DAY_MS;
/** Everything is a day old before it is judged, the attack's ballots too: the age of ballots does not help. */
export const AGED_MS = 2 * DAY_MS;
export const HOLD_MS = 6.5 * HOUR_MS;
const AT_A_TIME = 16;
const COMMANDS_PER_REQUEST = 10;
const SHARE = 0.4;
const RING = 20;
const TARGETS = 10;
const LEAST_VOTERS = 15;
const MOST_VOTERS = 45;
const QUOTE = "The town keeps a record of everything that is said in it.";
const REASON = "I looked it up in the record of the town, and this is how I read what it says.";

/** Where the product runs, and its database, by which accounts are made and the time is moved on. */
export type Site = { url: string; ctx: Ctx };

type Api = ReturnType<typeof apiOf>;

/** What the attack did to one claim. `plurality` is what counting heads would say after it. */
export type AttackedClaim = {
  claim: string;
  statement: string;
  honest: number;
  attackers: number;
  truth: Rating | null;
  lie: Rating | null;
  before: string;
  after: string;
  plurality: Rating | null;
};

type AttackReport = {
  accounts: number;
  votes: number;
  seconds: number;
  agreed: number;
  targets: AttackedClaim[];
  /** Verdicts of all claims that were agreed before and are others, or none, after. */
  moved: number;
  moderator: string;
};

/** The commands as a browser sends them, of anyone who has the session. */
function apiOf(url: string, token: string) {
  const headers = { cookie: `next-auth.session-token=${token}`, origin: url };
  return createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${url}/api/trpc`, headers, maxItems: COMMANDS_PER_REQUEST })],
  });
}

/**
 * Attacks a running product through its API: 300 honest reviewers vote on 150 claims of one article; ten claims that
 * are agreed on are then attacked by new accounts with one vote each, 40% of the voters, and by a ring of 20 accounts
 * that submit the same sheet. All consent to the estimation. The claims are judged before and after, days later.
 */
export async function attackServer(site: Site, seed: number): Promise<AttackReport> {
  const startedAt = performance.now();
  const honest = simulate({ ...TABLE_MAKEUP, seed });
  const editor = await anAccount(site, "editor", "moderator");
  const placed = await placeClaims(editor, honest.claims.length);
  const reviewers = await accountsFor(site, "reviewer", honest.reviewers.length);
  await castAll(reviewers, honest.ballots, placed);

  const at = (ms: number): Ctx => systemCtx(site.ctx.db, { now: new Date(site.ctx.now.getTime() + ms) });
  await judgeVerdicts(at(AGED_MS));
  await judgeVerdicts(at(AGED_MS + HOLD_MS));
  const before = await verdictsOf(site.ctx);
  const targets = chooseAgreed(honest, placed, before);
  const brigade = newAccountsOnEach(honest, targets, SHARE);
  const attacked = copyRing(brigade, targets, RING, seed);
  const accounts = await accountsFor(site, "account", attacked.accounts);
  const attack = attacked.ballots.slice(honest.ballots.length);
  const renumbered = attack.map((ballot) => ({ ...ballot, reviewer: ballot.reviewer - honest.reviewers.length }));
  await castAll(accounts, renumbered, placed);
  for (const hold of [2, 3, 4]) await judgeVerdicts(at(AGED_MS + hold * HOLD_MS));
  const after = await verdictsOf(site.ctx);

  for (const item of targets) {
    const statement = "I look at what happened here and do not vote.";
    await editor.api.votes.declareInterest.mutate({ claims: [placed[item]?.claim ?? ""], kind: "editing", statement });
  }
  const agreed = [...before].filter(([, { state }]) => state === "agreed");
  return {
    accounts: honest.reviewers.length + attacked.accounts,
    votes: attacked.ballots.length,
    seconds: Math.round((performance.now() - startedAt) / 1000),
    agreed: agreed.length,
    targets: targets.map((item) => reportOf(item, { honest, attacked, placed, before, after })),
    moved: agreed.filter(([claim, verdict]) => wordsOf(after.get(claim)) !== wordsOf(verdict)).length,
    moderator: editor.token,
  };
}

type Account = { api: Api; token: string; member: Ctx };
type Placed = { claim: string; source: string; statement: string };
type Verdict = Pick<typeof standings.$inferSelect, "state" | "rating">;

export const wordsOf = (verdict: Verdict | undefined) => `${verdict?.state ?? "none"} ${verdict?.rating ?? ""}`.trim();

/**
 * Accounts are made in the database, a year old, so that no limit of new accounts helps: signing up is by e-mail and is not what is
 * attacked here.
 */
export async function accountsFor(site: Site, name: string, count: number): Promise<Account[]> {
  const accounts: Account[] = [];
  for (let n = 0; n < count; n++) accounts.push(await anAccount(site, `${name}-${n}`, "reviewer"));
  await inTurns(accounts, ({ api }) => api.members.answerEstimation.mutate({ allows: true }));
  return accounts;
}

export async function anAccount({ url, ctx }: Site, handle: string, role: Role): Promise<Account> {
  const token = newToken();
  const joinedAt = new Date(Date.now() - ACCOUNT_MS);
  const [member] = await ctx.db
    .insert(members)
    .values({ handle, handleKey: handle, joinedAt })
    .returning({ id: members.id });
  if (!member) throw new Error("The account was not made.");
  await ctx.db.insert(roleGrants).values({ member: member.id, role, reason: "Simulated" });
  const expires = new Date(Date.now() + SESSION_MS);
  await ctx.db.insert(sessions).values({ sessionToken: hashOfToken(token), userId: member.id, expires });
  return { token, member: memberCtx(ctx.db, { id: member.id, handle, role }), api: apiOf(url, token) };
}

/** One article with a sentence for every claim, each claim with a source. */
export async function placeClaims({ api, member }: Account, count: number, topics: string[] = []): Promise<Placed[]> {
  const sentences = Array.from({ length: count }, (_, n) => `Somebody in the town said thing number ${n + 1}.`);
  const text = [QUOTE, ...sentences].join("\n");
  const { copy } = await importArticle(member, {
    kind: "text",
    url: "https://town.example/record",
    title: "The record of the town",
    text,
    byline: "",
    publisher: "The Town",
    publishedOn: "2026-01-01",
    language: "en",
  });
  const evidence = await importArticle(member, {
    kind: "text",
    url: "https://archive.example/record",
    title: "The archive’s copy of the record",
    text: `${QUOTE} So it stands in the archive of the town.`,
    byline: "",
    publisher: "The Archive",
    publishedOn: "2026-01-02",
    language: "en",
  });
  const placed: Placed[] = [];
  for (const [n, exact] of sentences.entries()) {
    const start = text.indexOf(exact);
    const statement = `Thing number ${n + 1} that was said in the town is so.`;
    const { claim } = await api.claims.submit.mutate({
      passage: { copy, start, end: start + exact.length, exact },
      derivedFrom: null,
      statement,
      claimant: null,
      said: null,
      language: "en",
      hasSeenAlike: true,
      topics,
    });
    const { source } = await api.sources.attach.mutate({
      claim,
      document: { kind: "copy", copy: evidence.copy },
      quote: QUOTE,
      whyNot: "",
      stance: "context",
      kind: "primary",
      locator: "",
      note: "",
      translation: "",
      interest: "",
      origin: null,
    });
    placed.push({ claim, source, statement });
  }
  return placed;
}

export async function castAll(
  accounts: Account[],
  ballots: readonly SimulatedBallot[],
  placed: Placed[],
): Promise<void> {
  const sheets = Map.groupBy(ballots, ({ reviewer }) => reviewer);
  await inTurns([...sheets], ([reviewer, sheet]) =>
    Promise.all(
      sheet.map(({ item, option }) =>
        accounts[reviewer]?.api.votes.cast.mutate({
          claim: placed[item]?.claim ?? "",
          replaces: 0,
          rating: ratingOf(option) ?? "mixed",
          confidence: "high",
          reason: REASON,
          sources: [placed[item]?.source ?? ""],
          mayQuote: false,
        }),
      ),
    ),
  );
}

export async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const one = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
}

export async function verdictsOf({ db }: Ctx): Promise<Map<string, Verdict>> {
  const rows = await db
    .select({ claim: standings.claim, state: standings.state, rating: standings.rating })
    .from(standings);
  return new Map(rows.map(({ claim, ...verdict }) => [claim, verdict]));
}

/** Ten claims that are agreed on rightly and are worth an attack. */
function chooseAgreed({ claims, ballots }: Simulation, placed: Placed[], verdicts: Map<string, Verdict>): number[] {
  const voters = Map.groupBy(ballots, ({ item }) => item);
  return claims
    .flatMap(({ truth }, item) => {
      const { state, rating } = verdicts.get(placed[item]?.claim ?? "") ?? {};
      const votes = voters.get(item)?.length ?? 0;
      const isWorthIt = votes >= LEAST_VOTERS && votes <= MOST_VOTERS;
      return state === "agreed" && rating === ratingOf(truth) && isWorthIt ? [item] : [];
    })
    .slice(0, TARGETS);
}

type Told = {
  honest: Simulation;
  attacked: Simulation;
  placed: Placed[];
  before: Map<string, Verdict>;
  after: Map<string, Verdict>;
};

function reportOf(item: number, { honest, attacked, placed, before, after }: Told): AttackedClaim {
  const { claim = "", statement = "" } = placed[item] ?? {};
  const target = honest.claims[item];
  const counts = RATINGS.map(
    (_, option) => attacked.ballots.filter((ballot) => ballot.item === item && ballot.option === option).length,
  );
  const votes = (simulation: Simulation) => simulation.ballots.filter((ballot) => ballot.item === item).length;
  return {
    claim,
    statement,
    honest: votes(honest),
    attackers: votes(attacked) - votes(honest),
    truth: ratingOf(target?.truth ?? null),
    lie: target ? ratingOf(lieAbout(target)) : null,
    before: wordsOf(before.get(claim)),
    after: wordsOf(after.get(claim)),
    plurality: ratingOf(counts.indexOf(Math.max(...counts))),
  };
}
