import "server-only";
import { randomUUID } from "node:crypto";
import { desc, eq, sql } from "drizzle-orm";
import { acceptedEvidence, sources as attached, judgements, sourceStandings, standings } from "#db/schema";
import type { Split } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import { inSnapshot, inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { verdictPolicy } from "#server/policy/verdicts";
import { leafOf, merkleRoot, standpointsRoot } from "#server/verdicts/ballots/leaves";
import { type LoadedBallots, loadBallots, pseudonymous } from "#server/verdicts/ballots/load-ballots";
import { PER_ITEM } from "#server/verdicts/engine/estimation";
import { type Judgement, judge, type Previous } from "#server/verdicts/engine/judge";
import { RULE } from "#server/verdicts/engine/rule";
import { ALONE, type Workers } from "#server/verdicts/engine/workers";
import { inviteReviewers } from "#server/verdicts/invite-reviewers";
import { keepSourceStandings, keepVerdicts, listPrintedClaims } from "#server/verdicts/keep-verdicts";
import { type KeptStanding, nextStanding } from "#server/verdicts/next-standing";
import { optionOf, RULE_VERSION } from "#server/verdicts/rules";

/** Any number: it only has to be the same in every process that judges. */
const JUDGING_LOCK = 7_264_502;
const SECOND_MS = 1000;
const ATTEMPTS = 3;

/** How a judgement is made: from nothing, or from what the last one knew of the claims; and who does the work. */
export type JudgeOptions = { isCold?: boolean; workers?: Workers };

/**
 * The product judges all votes and keeps what each claim comes to: its verdict, its numbers and the parameters from
 * which the next judgement begins, and nothing about a reviewer. Ballots are loaded as they stood at one moment, judged
 * outside of any transaction, so that no one waits for it, and what they came to is written at once; one that was
 * overtaken by another judgement is made again, and one that is interrupted leaves the last whole result. A page that
 * is published does not change: moderators are told that its verdict did. Throws ForbiddenError to everyone who asks
 * for it.
 */
export async function judgeVerdicts(
  ctx: Ctx,
  { isCold = false, workers = ALONE }: JudgeOptions = {},
): Promise<{ version: number; moved: number }> {
  authorize(verdictPolicy.judge(ctx.actor));

  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const startedAt = performance.now();
    const known = await loadKnown(ctx);
    const previous = previousOf(known, isCold);
    const judgement = judge(known.loaded.electorate, RULE, previous, { workers, now: ctx.now.getTime() / SECOND_MS });
    const pepper = randomUUID();
    const judged = pseudonymous(known.loaded.ballots, pepper, ctx.now);
    const found = {
      isCold,
      pepper,
      split: judgement.axis.state,
      split2: judgement.axis2.state,
      splitBefore: previous.axis,
      split2Before: previous.axis2,
      ballotsRoot: merkleRoot(judged.map(leafOf)),
      standpointsRoot: standpointsRoot(judged),
      milliseconds: Math.round(performance.now() - startedAt),
    };
    const written = await writeJudged(ctx, known, judgement, found);
    if (written) return written;
  }
  throw new Error(`A judgement was overtaken by another ${ATTEMPTS} times.`);
}

/**
 * What the database knows at one moment: the ballots, where claims and sources stood, and the judgement that said so.
 */
type Known = {
  loaded: LoadedBallots;
  last: { version: number; split: Split; split2: Split } | null;
  standings: ReadonlyMap<string, KeptStanding>;
  sourceStandings: ReadonlyMap<string, number[]>;
  newestEvidence: ReadonlyMap<string, Date>;
};

const loadKnown = (ctx: Ctx): Promise<Known> =>
  inSnapshot(ctx, async (tx) => ({
    loaded: await loadBallots(tx),
    last: await findLast(tx),
    standings: new Map((await tx.db.select().from(standings)).map((standing) => [standing.claim, standing])),
    sourceStandings: new Map((await tx.db.select().from(sourceStandings)).map(({ source, theta }) => [source, theta])),
    newestEvidence: await listNewestEvidence(tx),
  }));

async function findLast(tx: Ctx): Promise<Known["last"]> {
  const [last] = await tx.db
    .select({ version: judgements.version, split: judgements.split, split2: judgements.split2 })
    .from(judgements)
    .orderBy(desc(judgements.version))
    .limit(1);
  return last ?? null;
}

/** Keeps what was judged, unless another judgement was written since: then null, and nothing is kept. */
async function writeJudged(
  ctx: Ctx,
  { loaded, last, standings: before, newestEvidence }: Known,
  judgement: Judgement,
  found: Found,
): Promise<{ version: number; moved: number } | null> {
  return inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`select pg_advisory_xact_lock(${JUDGING_LOCK})`);
    const newest = await findLast(tx);
    if (newest?.version !== last?.version) return null;
    const version = await writeJudgement(tx, loaded, found);
    const next = loaded.claims.map((claim, item) =>
      nextStanding(judgement, item, claim, {
        now: tx.now,
        version,
        before: before.get(claim.claim),
        newestEvidence: newestEvidence.get(claim.claim) ?? null,
      }),
    );
    const moved = await keepVerdicts(tx, next, before);
    await keepSourceStandings(tx, judgement, loaded, version);
    await inviteReviewers(tx, judgement, loaded);
    const printed = await listPrintedClaims(
      tx,
      moved.map(({ claim }) => claim),
    );
    for (const { claim } of moved) {
      await recordEvent(tx, "verdict.moved", claim, { judgement: version });
      if (printed.has(claim)) await recordEvent(tx, "verdict.outdated", claim, { judgement: version });
    }
    return { version, moved: moved.length };
  });
}

/** What the last judgement knew of the claims that are judged now, in their order. */
function previousOf({ loaded: { claims, sources }, last, ...known }: Known, isCold: boolean): Previous {
  if (!last) return {};
  const theta = new Float64Array((claims.length + sources.length) * PER_ITEM);
  claims.forEach(({ claim }, item) => {
    theta.set(known.standings.get(claim)?.theta ?? [], item * PER_ITEM);
  });
  sources.forEach((source, n) => {
    theta.set(known.sourceStandings.get(source) ?? [], (claims.length + n) * PER_ITEM);
  });
  return {
    published: claims.map(({ claim }) => optionOf(known.standings.get(claim)?.agreed ?? null)),
    axis: last.split,
    axis2: last.split2,
    ...(isCold ? {} : { theta }),
  };
}

/** When a source of each claim was last accepted as new evidence, which lets a locked verdict move. */
async function listNewestEvidence(tx: Ctx): Promise<Map<string, Date>> {
  const rows = await tx.db
    .select({ claim: attached.claim, at: sql<string>`max(${acceptedEvidence.at})` })
    .from(acceptedEvidence)
    .innerJoin(attached, eq(attached.id, acceptedEvidence.source))
    .groupBy(attached.claim);
  return new Map(rows.map(({ claim, at }) => [claim, new Date(at)]));
}

type Found = Omit<typeof judgements.$inferInsert, "rule" | "inputHash" | "ballots" | "reviewers" | "claims">;

async function writeJudgement(
  tx: Ctx,
  { inputHash, ballots, electorate, claims, seen }: LoadedBallots,
  found: Found,
): Promise<number> {
  const [written] = await tx.db
    .insert(judgements)
    .values({
      ...found,
      rule: RULE_VERSION,
      inputHash,
      ballots: ballots.length,
      snapshot: seen.snapshot,
      at: tx.now,
      reviewers: electorate.reviewers,
      claims: claims.length,
    })
    .returning({ version: judgements.version });
  if (!written) throw new Error("The judgement was not written.");
  return written.version;
}
