import { Agent, request } from "node:http";
import { eq } from "drizzle-orm";
import { type OpenDatabase, openDatabase } from "#db/client";
import { ballotSources, ballots, type EventPayload, events, voices, votes } from "#db/schema";
import type { BenchOptions } from "#scripts/bench";
import { getDraft } from "#server/checks/desk-queries";
import { getPublishedCheck } from "#server/checks/public-queries";
import { publishCheck } from "#server/checks/publish-check";
import { memberCtx, systemCtx } from "#server/core/context";
import { castVote } from "#server/votes/cast-vote";
import {
  aCheckInReview,
  aClaim,
  aDecidedClaim,
  aMember,
  anEditorOf,
  aSource,
  aVoteInput,
  type TestMember,
} from "#tests/support/factories";
import { bringUpSite, type Site } from "#tests/support/site";

const REVIEWERS = 200;
const DEFAULT_VOTES = 4_000;
const WARM_VOTES = 200;
/** Votes under way at once, and the addresses that they come from: as many as a busy evening has. */
const AT_ONCE = 16;
const ADDRESSES = 8;
/** What the product opens to its database; bare inserts get as many. */
const CONNECTIONS = 12;

type Reviewer = { member: TestMember; cookie: string };
type Claim = { claim: string; source: string };

/**
 * Measures how many votes a site acknowledges in a second, each sent by itself through the API of the product as `npm
 * start` runs it; and beside it how many times the same rows are inserted in the same run, each vote's in one
 * transaction, by a program that does nothing else. Counts the statements of a vote, a publication of four claims, and
 * the pages.
 */
export async function benchVoting(options: BenchOptions) {
  const total = Number(options.ballots ?? DEFAULT_VOTES);
  const site = await bringUpSite();
  try {
    const { ctx } = site;
    const reviewers: Reviewer[] = [];
    for (let n = 0; n < REVIEWERS; n++) {
      const member = await aMember(ctx);
      reviewers.push({ member, cookie: await site.cookieOf(member) });
    }
    const places = Math.ceil((total + WARM_VOTES) / REVIEWERS);
    const [byApi, bare] = [await someClaims(site, places), await someClaims(site, places)];
    const seats = byApi.flatMap((claim) => reviewers.map((reviewer) => ({ claim, reviewer })));

    const send = senderTo(site);
    await inTurns(seats.slice(0, WARM_VOTES), send);
    const asked = seats.slice(WARM_VOTES, WARM_VOTES + total);
    const apiSeconds = await seconds(() => inTurns(asked, send));

    const database = openDatabase(site.databaseUrl, { connections: CONNECTIONS });
    const rows = bare.flatMap((claim) => reviewers.map(({ member }, index) => ({ claim, member, number: index + 1 })));
    const insert = ({ claim, member, number }: (typeof rows)[number]) => insertBare(database, claim, member, number);
    await inTurns(rows.slice(0, WARM_VOTES), insert);
    const bareSeconds = await seconds(() => inTurns(rows.slice(WARM_VOTES, WARM_VOTES + total), insert));
    const kept = await database.db.$count(events, eq(events.action, "vote.cast"));
    await database.close();
    if (kept < 2 * (total + WARM_VOTES)) throw new Error(`Only ${kept} votes are there.`);

    const perSecond = total / apiSeconds;
    const limit = total / bareSeconds;
    return {
      votes: total,
      votes_per_second: Math.round(perSecond),
      limit_per_second: Math.round(limit),
      ratio: Math.round((1000 * perSecond) / limit) / 1000,
      statements: await countStatements(site),
    };
  } finally {
    await site.stop();
  }
}

async function someClaims({ ctx }: Site, count: number): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (let n = 0; n < count; n++) {
    const claim = await aClaim(ctx);
    claims.push({ claim: claim.claim, source: (await aSource(ctx, claim)).source });
  }
  return claims;
}

/** Sends one vote as a browser does, over connections that stay open, and waits until it is acknowledged. */
function senderTo({ url }: Site) {
  const { port } = new URL(url);
  const agents = Array.from({ length: ADDRESSES }, () => new Agent({ keepAlive: true, maxSockets: AT_ONCE }));
  let turn = 0;
  return ({ claim, reviewer }: { claim: Claim; reviewer: Reviewer }) => {
    const body = Buffer.from(JSON.stringify(aVoteInput(claim.claim, claim.source)));
    const address = turn++ % ADDRESSES;
    return new Promise<void>((acknowledged, failed) => {
      const sent = request(
        {
          host: "127.0.0.1",
          localAddress: `127.0.0.${address + 2}`,
          port,
          agent: agents[address],
          method: "POST",
          path: "/api/trpc/votes.cast",
          headers: {
            "content-type": "application/json",
            "content-length": body.length,
            origin: url,
            cookie: reviewer.cookie,
          },
        },
        (answer) => {
          answer.resume();
          answer.once("end", () => {
            if (answer.statusCode === 200) acknowledged();
            else failed(new Error(`A vote was answered ${answer.statusCode}.`));
          });
        },
      );
      sent.once("error", failed);
      sent.end(body);
    });
  };
}

/** The rows that one vote leaves, and nothing else. */
function insertBare({ db }: OpenDatabase, { claim, source }: Claim, { id: member }: TestMember, number: number) {
  const { rating, confidence, reason, mayQuote } = aVoteInput(claim, source);
  const payload: EventPayload = { version: 1 };
  return db.transaction(async (tx) => {
    const [seat] = await tx.insert(votes).values({ claim, member, round: 1, head: 1 }).returning({ vote: votes.id });
    if (!seat) throw new Error("A vote was not written.");
    const { vote } = seat;
    await tx.insert(ballots).values({ vote, version: 1, rating, confidence, reason, mayQuote });
    await tx.insert(ballotSources).values({ vote, version: 1, source });
    await tx.insert(voices).values({ claim, member, number });
    const cast = { actor: member, actorKind: "member", action: "vote.cast", subject: claim } as const;
    await tx.insert(events).values({ ...cast, audience: "actor", payload });
  });
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  let next = 0;
  const one = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1_000;
}

/** The statements that each asks of the database, the beginning and the end of its transaction included. */
async function countStatements(site: Site) {
  let said: string[] = [];
  const { db, close } = openDatabase(site.databaseUrl, { connections: 1, onStatement: (text) => said.push(text) });
  const count = async (work: () => Promise<unknown>) => {
    said = [];
    await work();
    return said.length;
  };
  const { ctx } = site;
  const claims = [];
  for (let n = 0; n < 4; n++) claims.push(await aDecidedClaim(ctx, { ratings: Array(6).fill("mostly_true") }));
  const [subject, ...others] = claims;
  if (!subject) throw new Error("There is no claim.");
  const readings = others.map(({ claim }, n) => ({ sentence: `The question can mean thing number ${n + 1}.`, claim }));
  const check = await aCheckInReview(ctx, { of: subject, readings });
  const editor = await anEditorOf(ctx, check);
  const asEditor = memberCtx(db, editor);
  const reviewer = memberCtx(db, await aMember(ctx));
  const open = await aDecidedClaim(ctx);
  await reviewer.db.execute("select 1");
  const vote = await count(() => castVote(reviewer, aVoteInput(open.claim, open.source)));
  const preview = await count(() => getDraft(asEditor, check.id));
  let slug = "";
  const publication = await count(async () => {
    ({ slug } = await publishCheck(asEditor, { check: check.id, version: check.version, overrides: [] }));
  });
  const page = await count(() => getPublishedCheck(systemCtx(db), slug));
  await close();
  return { vote, publication_of_four_claims: publication, page, preview };
}
