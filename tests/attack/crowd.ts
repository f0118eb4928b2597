import { eq, sql } from "drizzle-orm";
import { events, mails, members, reports, standings } from "#db/schema";
import { memberCtx, systemCtx } from "#server/core/context";
import { postMessage } from "#server/discussion/post-message";
import { unsealWords } from "#server/mail/sealed-words";
import { listQueue } from "#server/moderation/desk-queries";
import { changeSetting } from "#server/settings/change-setting";
import { judgeVerdicts } from "#server/verdicts/judge-verdicts";
import { command, send } from "#tests/attack/requests";
import { copyRing, newAccountsOnEach } from "#tests/simulation/attacks";
import { simulate, TABLE_MAKEUP } from "#tests/simulation/electorates";
import { writeSimulation } from "#tests/support/electorate-in-database";
import {
  aClaim,
  aClaimInput,
  aMember,
  anArticle,
  aPublishedCheck,
  aReportInput,
  aSource,
  aVoteInput,
  type TestMember,
} from "#tests/support/factories";
import { bringUpSite, type Site } from "#tests/support/site";

/** What an attack tried, what of it the product took, and what came of it. */
type CrowdLine = {
  attack: string;
  tried: number;
  taken: number;
  achieved: string;
  seconds: number;
  isRight: boolean;
};

const ACCOUNTS = 200;
const RING = 20;
const FLIPS = 40;
const REPORTS = 200;
const HOUR_MS = 3_600_000;
const AT_ONCE = 8;

type Achieved = Omit<CrowdLine, "attack" | "seconds">;

/**
 * Brings up a site and lets a crowd loose on it: two hundred accounts in an hour, one voice in twenty accounts, floods of reports,
 * votes that are changed without end. Says of each how much was taken and what it achieved.
 */
export async function attackByCrowd(tell: (line: string) => void): Promise<CrowdLine[]> {
  const site = await bringUpSite();
  const lines: CrowdLine[] = [];
  const run = async (attack: string, work: () => Promise<Achieved>) => {
    const startedAt = performance.now();
    const achieved = await work();
    const line = { attack, ...achieved, seconds: Math.round((performance.now() - startedAt) / 100) / 10 };
    tell(`${line.isRight ? "✓" : "✗"} ${attack}: ${line.taken} of ${line.tried}; ${line.achieved} (${line.seconds} s)`);
    lines.push(line);
  };
  try {
    const published = await aPublishedCheck(site.ctx);
    const honest = simulate({ ...TABLE_MAKEUP, seed: 301 });
    const targets = [0, 3];
    const attacked = copyRing(newAccountsOnEach(honest, targets, 0.4), targets, RING, 301);
    await run("200 accounts made in an hour, from one network", () => signUp(site));
    await run("a new account does all that it can", () => useUp(site));
    const { claims } = await writeSimulation(site.ctx, honest, { ageDays: 3 });
    await judgeLater(site, 0);
    await judgeLater(site, 7);
    const agreed = await verdictOf(site, claims[0] ?? "");
    await run("40 % new accounts and one voice in twenty accounts, on two claims", async () => {
      const { claims: again } = await writeSimulation(site.ctx, attacked, { ageDays: 3 });
      await judgeLater(site, 8);
      await judgeLater(site, 15);
      const after = await Promise.all(targets.map((item) => verdictOf(site, again[item] ?? "")));
      const alone = await Promise.all(targets.map((item) => verdictOf(site, claims[item] ?? "")));
      const tried = attacked.ballots.length - honest.ballots.length;
      return {
        tried,
        taken: tried,
        achieved: `verdicts ${after.join(", ")}; without it ${alone.join(", ")}`,
        isRight: after.every((verdict, place) => verdict === alone[place]),
      };
    });
    await run("one account changes one vote without end", () => flip(site, claims[0] ?? "", agreed, 1, 700));
    await run("twenty accounts change their votes together", () => flip(site, claims[0] ?? "", agreed, RING, FLIPS));
    await run("one member reports two hundred times", () => floodByMember(site));
    await run("a network without accounts reports two hundred times", () => floodByNobody(site, published.id));
    await run("fifty members report one message", () => pileOnMessage(site));
    return lines;
  } finally {
    await site.stop();
  }
}

const judgeLater = (site: Site, hours: number) =>
  judgeVerdicts(systemCtx(site.ctx.db, { now: new Date(Date.now() + hours * HOUR_MS) }));

async function verdictOf({ ctx }: Site, claim: string): Promise<string> {
  const [found] = await ctx.db.select().from(standings).where(eq(standings.claim, claim));
  return `${found?.state ?? "none"} ${found?.rating ?? ""}`.trim();
}

const form = (fields: Record<string, string>) => Buffer.from(new URLSearchParams(fields).toString());
const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** Accounts that come in by the door, each with an address of its own, on a site that is open to everyone. */
async function signUp(site: Site): Promise<Achieved> {
  const admin = await aMember(site.ctx, { name: "Root", role: "admin" });
  await changeSetting(memberCtx(site.ctx.db, admin), { name: "sign_up", value: "open", replaces: 0 });
  const { ctx } = site;
  const before = await ctx.db.$count(members);
  let refused = 0;
  for (let n = 0; n < ACCOUNTS; n++) {
    const email = `crowd-${n}@example.org`;
    const headers = { ...FORM, origin: site.url };
    const asked = await sendForm(site, "/api/signin/email", { email, locale: "en" }, headers);
    if (asked.status === 429) refused += 1;
    if (asked.status !== 303) continue;
    const waiting = await ctx.db.select({ sealed: mails.sealed }).from(mails);
    const words = waiting.flatMap(({ sealed }) => (sealed ? [unsealWords(sealed)] : [])).find(({ to }) => to === email);
    const code = words && "code" in words ? String(words.code) : "";
    const answered = await sendForm(
      site,
      "/api/signin/code",
      { code, locale: "en" },
      { ...headers, cookie: asked.cookie },
    );
    if (answered.status === 429) refused += 1;
  }
  const made = (await ctx.db.$count(members)) - before;
  const [{ reviewers } = { reviewers: 0 }] = await ctx.db.execute<{ reviewers: number }>(sql`
    select count(*)::int as reviewers from members m join role_grants g on g.member = m.id where m.email like 'crowd-%'`);
  return {
    tried: ACCOUNTS,
    taken: made,
    achieved: `${refused} steps refused for the network; ${reviewers} of them may vote: a moderator makes reviewers`,
    isRight: reviewers === 0,
  };
}

async function sendForm(site: Site, path: string, fields: Record<string, string>, headers: Record<string, string>) {
  const answer = await fetch(`${site.url}${path}`, { method: "POST", headers, body: form(fields), redirect: "manual" });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return { status: answer.status, cookie };
}

/** A reviewer whose account is an hour old votes, claims, quotes and writes as fast as it goes. */
async function useUp(site: Site): Promise<Achieved> {
  const { ctx } = site;
  const mallory = await aNewMember(site, "Mallory");
  const cookie = await site.cookieOf(mallory);
  const claim = await aClaim(ctx);
  const { source } = await aSource(ctx, claim);
  const article = await anArticle(ctx);
  const taken = { votes: 0, claims: 0, messages: 0 };
  const isDone = ({ status }: { status: number }) => status === 200;
  for (let n = 0; n < 30; n++) {
    const vote = aVoteInput(claim.claim, source, { replaces: taken.votes, rating: n % 2 === 0 ? "true" : "false" });
    if (isDone(await command(site, cookie, "votes.cast", vote))) taken.votes += 1;
    if (isDone(await command(site, cookie, "claims.submit", aClaimInput(article)))) taken.claims += 1;
    const said = { thread: "evidence", subject: claim.claim, source: null, repliesTo: null, text: "Look at me." };
    if (isDone(await command(site, cookie, "discussion.post", said))) taken.messages += 1;
  }
  return {
    tried: 90,
    taken: taken.votes + taken.claims + taken.messages,
    achieved: `${taken.votes} ballots, ${taken.claims} claims, ${taken.messages} messages; then it waits for hours`,
    isRight: taken.votes <= 10 && taken.claims <= 3 && taken.messages <= 20,
  };
}

async function aNewMember(site: Site, name: string): Promise<TestMember> {
  const member = await aMember(site.ctx, { name });
  await site.ctx.db.update(members).set({ joinedAt: new Date() }).where(eq(members.id, member.id));
  return member;
}

/** Reviewers of long standing change their vote between true and false as fast as it goes, on a claim that is agreed on. */
async function flip(site: Site, claim: string, before: string, voters: number, times: number): Promise<Achieved> {
  const { ctx } = site;
  const { source } = await aSource(ctx, { claim, article: await anArticle(ctx) });
  const moves = () => ctx.db.$count(events, eq(events.action, "verdict.moved"));
  const movedBefore = await moves();
  let taken = 0;
  const oneVoter = async () => {
    const cookie = await site.cookieOf(await aMember(ctx));
    let replaces = 0;
    for (let n = 0; n < times; n++) {
      const rating = n % 2 === 0 ? "false" : "true";
      const { status } = await command(site, cookie, "votes.cast", aVoteInput(claim, source, { replaces, rating }));
      if (status !== 200) continue;
      replaces += 1;
      taken += 1;
    }
  };
  const waiting = Array.from({ length: voters }, () => oneVoter);
  const worker = async () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) await work();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await judgeLater(site, 16);
  await judgeLater(site, 23);
  const after = await verdictOf(site, claim);
  return {
    tried: voters * times,
    taken,
    achieved: `the verdict is ${after} (it was ${before}); ${(await moves()) - movedBefore} verdicts moved meanwhile`,
    isRight: after === before,
  };
}

async function aReportedMessage({ ctx }: Site): Promise<string> {
  const author = memberCtx(ctx.db, await aMember(ctx, { name: "Author" }));
  const subject = (await aClaim(ctx)).claim;
  const said = { thread: "evidence" as const, subject, source: null, repliesTo: null, text: "Where is the log?" };
  return (await postMessage(author, said)).message;
}

async function floodByMember(site: Site): Promise<Achieved> {
  const cookie = await site.cookieOf(await aMember(site.ctx, { name: "Reporter" }));
  const subject = await aReportedMessage(site);
  return flood(site, { kind: "message", subject }, { cookie });
}

/** Who has no account reports what everybody reads. */
const floodByNobody = (site: Site, check: string) => flood(site, { kind: "check", subject: check }, {});

type Reported = { kind: "message" | "check"; subject: string };

async function flood(site: Site, reported: Reported, more: Record<string, string>): Promise<Achieved> {
  const { reason, text } = aReportInput(reported.subject);
  for (let n = 0; n < REPORTS; n++) {
    const fields = { locale: "en", ...reported, reason, text: `${text} ${n}`, email: "" };
    await send(site, "POST", "/api/report", { headers: { ...FORM, origin: site.url, ...more }, body: form(fields) });
  }
  return reportedOf(site, reported.subject, REPORTS);
}

async function pileOnMessage(site: Site): Promise<Achieved> {
  const message = await aReportedMessage(site);
  const { kind, reason, text } = aReportInput(message);
  for (let n = 0; n < 50; n++) {
    const cookie = await site.cookieOf(await aMember(site.ctx));
    const fields = { locale: "en", kind, subject: message, reason, text, email: "" };
    await send(site, "POST", "/api/report", { headers: { ...FORM, origin: site.url, cookie }, body: form(fields) });
  }
  return reportedOf(site, message, 50);
}

async function reportedOf(site: Site, message: string, tried: number): Promise<Achieved> {
  const iris = memberCtx(site.ctx.db, await aMember(site.ctx, { name: "Iris", role: "moderator" }));
  const inQueue = (await listQueue(iris)).filter(({ kind, item }) => kind === "report" && item === message);
  const taken = await site.ctx.db.$count(reports, eq(reports.subject, message));
  const [hidden] = await site.ctx.db.execute<{ count: number }>(sql`select count(*)::int as count from measures`);
  return {
    tried,
    taken,
    achieved: `${inQueue.length} item in the queue, of ${inQueue[0]?.people ?? 0} reports; ${hidden?.count ?? 0} measures: nothing is done by itself`,
    isRight: inQueue.length <= 1 && hidden?.count === 0,
  };
}
