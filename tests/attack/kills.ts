import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { isAlive } from "#db/process";
import { ballots, votes } from "#db/schema";
import { command, send } from "#tests/attack/requests";
import { aClaim, aMember, aSource, aVoteInput } from "#tests/support/factories";
import { PROCESSES, type ProcessName, type Site, until } from "#tests/support/site";

const VOTERS = 6;
const BETWEEN_KILLS_MS = 1_500;
const BACK_SECONDS = 30;

export type Killed = {
  process: ProcessName;
  /** Seconds from the kill until a page, and until a vote, were answered again. */
  page: number;
  vote: number;
};

/** Ballots under a stream of which every process was killed: sent, acknowledged, lost and counted twice. */
export type Counted = { sent: number; acknowledged: number; lost: number; twice: number };

type Stream = { stop: () => Promise<void>; acknowledged: Map<string, number>; sent: () => number };

/**
 * Kills every process of the product while reviewers change their votes without a pause, and counts: a ballot that was
 * acknowledged is in the database, and none is there twice.
 */
export async function killEverything(site: Site): Promise<{ killed: Killed[]; counted: Counted }> {
  const claim = await aClaim(site.ctx);
  const { source } = await aSource(site.ctx, claim);
  const stream = await aStreamOfVotes(site, claim.claim, source);
  const killed: Killed[] = [];
  for (const process of PROCESSES) {
    await sleep(BETWEEN_KILLS_MS);
    killed.push(await kill(site, process, stream));
  }
  await sleep(BETWEEN_KILLS_MS);
  await stream.stop();
  return { killed, counted: await count(site, claim.claim, stream) };
}

async function kill(site: Site, name: ProcessName, { acknowledged }: Stream): Promise<Killed> {
  const pid = site.pidOf(name);
  const votesBefore = sumOf(acknowledged);
  process.kill(pid, "SIGKILL");
  const startedAt = Date.now();
  await until(() => !isAlive(pid), BACK_SECONDS);
  const since = () => (Date.now() - startedAt) / 1_000;
  const isBack = async () => name === "web" || ![0, pid].includes(site.pidOf(name));
  const pageIsBack = await until(
    async () => (await send(site, "GET", "/en")).status === 200 && (await isBack()),
    BACK_SECONDS,
  );
  const page = pageIsBack ? since() : Number.POSITIVE_INFINITY;
  const votesAtDeath = name === "worker" ? votesBefore : sumOf(acknowledged);
  const voteIsBack = await until(() => sumOf(acknowledged) > votesAtDeath, BACK_SECONDS);
  return { process: name, page, vote: voteIsBack ? since() : Number.POSITIVE_INFINITY };
}

const sumOf = (acknowledged: ReadonlyMap<string, number>) =>
  [...acknowledged.values()].reduce((sum, version) => sum + version, 0);

/**
 * Reviewers who change their vote as soon as the last change was answered, and go on from what stands after a failure.
 */
async function aStreamOfVotes(site: Site, claim: string, source: string): Promise<Stream> {
  const acknowledged = new Map<string, number>();
  let isStopping = false;
  let sent = 0;
  const voters = [];
  for (let n = 0; n < VOTERS; n++) {
    const member = await aMember(site.ctx, { name: `Voter${n}` });
    voters.push({ member, cookie: await site.cookieOf(member) });
  }
  const streaming = voters.map(async ({ member, cookie }) => {
    let replaces = 0;
    while (!isStopping) {
      sent += 1;
      const input = aVoteInput(claim, source, { replaces, rating: replaces % 2 === 0 ? "true" : "mixed" });
      const { status } = await command(site, cookie, "votes.cast", input);
      if (status === 200) {
        replaces += 1;
        acknowledged.set(member.id, replaces);
      } else {
        await sleep(100);
        replaces = await standing(site, claim, member.id).catch(() => replaces);
      }
    }
  });
  return {
    acknowledged,
    sent: () => sent,
    stop: async () => {
      isStopping = true;
      await Promise.all(streaming);
    },
  };
}

async function standing(site: Site, claim: string, member: string): Promise<number> {
  const rows = await site.ctx.db
    .select({ member: votes.member, head: votes.head })
    .from(votes)
    .where(eq(votes.claim, claim));
  return rows.find((row) => row.member === member)?.head ?? 0;
}

async function count(site: Site, claim: string, { acknowledged, sent }: Stream): Promise<Counted> {
  const kept = await site.ctx.db
    .select({ member: votes.member, version: ballots.version })
    .from(votes)
    .innerJoin(ballots, eq(ballots.vote, votes.id))
    .where(eq(votes.claim, claim));
  let lost = 0;
  for (const [member, newest] of acknowledged) {
    const versions = new Set(kept.filter((row) => row.member === member).map(({ version }) => version));
    for (let version = 1; version <= newest; version++) if (!versions.has(version)) lost += 1;
  }
  const keys = kept.map(({ member, version }) => `${member} ${version}`);
  const seats = await site.ctx.db.$count(votes, eq(votes.claim, claim));
  const twice = keys.length - new Set(keys).size + Math.max(0, seats - VOTERS);
  return { sent: sent(), acknowledged: sumOf(acknowledged), lost, twice };
}
