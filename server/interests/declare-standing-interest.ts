import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { interests } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { slugOf } from "#server/core/slug";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { recuseFromTouched } from "#server/interests/recuse-interested";
import {
  type DeclareStandingInterestInput,
  INTEREST_NAME_MAX_CHARACTERS,
  INTERESTS_MAX,
} from "#server/interests/schemas";
import { lockOwnSeat } from "#server/members/internal";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";
import { topicOfSlug } from "#server/topics/internal";

/**
 * A member declares an interest for good: with a claimant, a publisher or a topic. They step aside from every claim that
 * it names, of today and to come: they do not vote on it, a vote that they cast stops counting, and they see of it what
 * anyone may see who has not voted. Throws ConflictError when they declared it already, and InvalidError for more than
 * forty.
 */
export async function declareStandingInterest(ctx: Ctx, input: DeclareStandingInterestInput): Promise<void> {
  authorize(memberPolicy.changeOwn(ctx.actor));
  const { id: member } = signedIn(ctx);

  // A topic is compared by the part of an address that stands for it, a name without regard to case.
  const isTopic = input.kind === "topic";
  const slug = slugOf(input.name, INTEREST_NAME_MAX_CHARACTERS);

  await inTransaction(ctx, async (tx) => {
    await lockOwnSeat(tx);
    const held = await tx.db.$count(interests, and(eq(interests.member, member), isNull(interests.until)));
    if (held >= INTERESTS_MAX) throw new InvalidError("interests_many", { max: INTERESTS_MAX });
    const nameKey = isTopic ? ((await topicOfSlug(tx, slug)) ?? slug) : sql`lower(${input.name})`;
    const [declared] = await tx.db
      .insert(interests)
      .values({ ...input, member, nameKey, from: tx.now })
      .onConflictDoNothing()
      .returning({ id: interests.id, nameKey: interests.nameKey });
    if (!declared) throw new ConflictError("interest_declared");
    await recuseFromTouched(tx, { interest: declared.id, member, kind: input.kind, nameKey: declared.nameKey });
    await recordEvent(tx, "member.interest-declared", declared.id);
  });
}
