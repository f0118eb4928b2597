import "server-only";
import { randomUUID } from "node:crypto";
import { desc, sql } from "drizzle-orm";
import { sources as attached, judgements, sourceStandings, standings } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { verdictPolicy } from "#server/policy/verdicts";
import { leafOf, merkleRoot } from "#server/verdicts/ballots/leaves";
import { type LoadedBallots, loadBallots, pseudonymous } from "#server/verdicts/ballots/load-ballots";
import { ALONE, type Crew } from "#server/verdicts/engine/crew";
import { PER_ITEM } from "#server/verdicts/engine/estimation";
import { judge, type Previous } from "#server/verdicts/engine/judge";
import { RULE } from "#server/verdicts/engine/rule";
import { inviteReviewers } from "#server/verdicts/invite-reviewers";
import { keepSourceStandings, keepVerdicts, listPrintedClaims } from "#server/verdicts/keep-verdicts";
import { optionOf, RULE_VERSION } from "#server/verdicts/rules";
import { type KeptStanding, standAnew } from "#server/verdicts/stand-anew";

/** Any number: it only has to be the same in every process that judges. */
const JUDGING_LOCK = 7_264_502;
const SECOND_MS = 1000;

/** How a judgement is made: from nothing, or from what the last one knew of the claims; and who does the work. */
export type JudgeOptions = { isCold?: boolean; crew?: Crew };

/**
 * The product judges all votes and keeps what each claim comes to: its verdict, its numbers and the parameters from which
 * the next judgement begins, and nothing about a reviewer. One judgement at a time across all processes; one that is
 * interrupted leaves the last whole result. A page that is published does not change: moderators are told that its
 * verdict did. Throws ForbiddenError to everybody who asks for it.
 */
export async function judgeVerdicts(
  ctx: Ctx,
  { isCold = false, crew = ALONE }: JudgeOptions = {},
): Promise<{ version: number; moved: number }> {
  authorize(verdictPolicy.judge(ctx.actor));

  return inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`select pg_advisory_xact_lock(${JUDGING_LOCK})`);
    const startedAt = performance.now();
    const loaded = await loadBallots(tx);
    const known = new Map((await tx.db.select().from(standings)).map((standing) => [standing.claim, standing]));
    const evidence = await listNewestSources(tx);
    const previous = await previousOf(tx, loaded, known, isCold);
    const judgement = judge(loaded.electorate, RULE, previous, {
      crew,
      now: tx.now.getTime() / SECOND_MS,
    });
    const pepper = randomUUID();
    const version = await writeJudgement(tx, loaded, {
      isCold,
      pepper,
      splitBefore: previous.axis,
      split2Before: previous.axis2,
      split: judgement.axis.state,
      split2: judgement.axis2.state,
      ballotsRoot: merkleRoot(pseudonymous(loaded.ballots, pepper, tx.now).map(leafOf)),
      milliseconds: Math.round(performance.now() - startedAt),
    });
    const anew = loaded.claims.map((claim, item) =>
      standAnew(judgement, item, claim, {
        now: tx.now,
        version,
        before: known.get(claim.claim),
        newestSource: evidence.get(claim.claim) ?? null,
      }),
    );
    const moved = await keepVerdicts(tx, anew, known);
    await keepSourceStandings(tx, judgement, loaded, version);
    await inviteReviewers(tx, judgement, loaded);
    const printed = await listPrintedClaims(
      tx,
      moved.map(({ claim }) => claim),
    );
    for (const { claim } of moved) {
      await recordEvent(tx, "verdict.moved", claim, { judgement: version });
      if (printed.has(claim)) await recordEvent(tx, "verdict.left-page", claim, { judgement: version });
    }
    return { version, moved: moved.length };
  });
}

/** What the last judgement knew of the claims that are judged now, in their order. */
async function previousOf(
  tx: Ctx,
  { claims, sources }: LoadedBallots,
  known: ReadonlyMap<string, KeptStanding>,
  isCold: boolean,
): Promise<Previous> {
  const [last] = await tx.db
    .select({ split: judgements.split, split2: judgements.split2 })
    .from(judgements)
    .orderBy(desc(judgements.version))
    .limit(1);
  if (!last) return {};
  const theta = new Float64Array((claims.length + sources.length) * PER_ITEM);
  claims.forEach(({ claim }, item) => {
    theta.set(known.get(claim)?.theta ?? [], item * PER_ITEM);
  });
  const evidence = new Map((await tx.db.select().from(sourceStandings)).map(({ source, theta: of }) => [source, of]));
  sources.forEach((source, n) => {
    theta.set(evidence.get(source) ?? [], (claims.length + n) * PER_ITEM);
  });
  return {
    published: claims.map(({ claim }) => optionOf(known.get(claim)?.agreed ?? null)),
    axis: last.split,
    axis2: last.split2,
    ...(isCold ? {} : { theta }),
  };
}

/** When the last source was attached to each claim: new evidence reopens a verdict that is locked. */
async function listNewestSources(tx: Ctx): Promise<Map<string, Date>> {
  const rows = await tx.db
    .select({ claim: attached.claim, at: sql<string>`max(${attached.attachedAt})` })
    .from(attached)
    .groupBy(attached.claim);
  return new Map(rows.map(({ claim, at }) => [claim, new Date(at)]));
}

async function writeJudgement(
  tx: Ctx,
  { inputHash, ballots, electorate, claims, seen }: LoadedBallots,
  found: Omit<typeof judgements.$inferInsert, "rule" | "inputHash" | "ballots" | "reviewers" | "claims">,
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
