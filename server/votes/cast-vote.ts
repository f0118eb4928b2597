import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { voices } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { lacksExercise } from "#server/exercises/internal";
import { takeDaily } from "#server/limits/take-daily";
import { authorize } from "#server/policy/decision";
import { votePolicy } from "#server/policy/votes";
import { getCastFacts, lockOwnSeats } from "#server/votes/internal";
import type { CastVoteInput } from "#server/votes/schemas";
import { writeBallot } from "#server/votes/write-ballot";

/**
 * A reviewer votes on a claim: a rating, how sure they are, a reason that rests on at least one source of that claim,
 * and whether the reason may be quoted. The newest ballot stands and every earlier one is kept. Until then they see
 * nothing of what others said. A new account does a short exercise before its first vote, and votes so often in a day. Throws
 * ForbiddenError when they stepped aside or votes are closed, ConflictError when
 * their vote was changed elsewhere, and InvalidError when a source is not one of the claim's.
 */
export async function castVote(ctx: Ctx, input: CastVoteInput): Promise<{ version: number }> {
  const reviewer = signedIn(ctx);
  const { claim, replaces, ...said } = input;

  return inTransaction(ctx, async (tx) => {
    await lockOwnSeats(tx, [claim]);
    const cited = [...new Set(said.sources)];
    const { round, citedKinds, ...facts } = await getCastFacts(tx, claim, cited);
    authorize(votePolicy.cast(ctx.actor, { ...facts, lacksExercise: await lacksExercise(tx) }));
    if (round > 1 && said.changedBecause === "") throw new InvalidError("vote_changed_because_missing");
    if (citedKinds.length < cited.length) throw new InvalidError("vote_source_other_claim");
    if (citedKinds.every((kind) => kind === "claim_itself")) throw new InvalidError("vote_source_is_claim_itself");
    await takeDaily(tx, "vote");
    const version = await writeBallot(tx, { claim, round, replaces }, said);
    const isFirst = version === 1 && round === 1;
    await Promise.all([
      version === 1 && assignVoice(tx, claim, reviewer.id, round),
      recordEvent(tx, isFirst ? "vote.cast" : "vote.changed", claim, { version }),
    ]);
    return { version };
  });
}

const DRAWS = 20;

/**
 * Draws the number under which a reviewer's reasons stand on this claim, from far more than are taken, so that it tells
 * neither how many voted nor when.
 */
async function assignVoice(tx: Ctx, claim: string, member: string, round: number): Promise<void> {
  const own = and(eq(voices.claim, claim), eq(voices.member, member));
  if (round > 1 && (await tx.db.$count(voices, own)) > 0) return;
  const taken = sql`(select count(*) from ${voices} where ${eq(voices.claim, claim)})`;
  for (let draw = 0; draw < DRAWS; draw++) {
    const [given] = await tx.db
      .insert(voices)
      .values({ claim, member, number: sql`1 + floor(random() * (99 + 10 * ${taken}))::int` })
      .onConflictDoNothing()
      .returning({ number: voices.number });
    if (given) return;
  }
  throw new Error("No number was free.");
}
