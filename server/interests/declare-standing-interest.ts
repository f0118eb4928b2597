import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { interests } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { type DeclareStandingInterestInput, INTERESTS_MAX } from "#server/interests/schemas";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

/**
 * A member declares an interest for good: with a claimant, a publisher or a topic. Throws ConflictError when they
 * declared it already, and InvalidError for more than forty.
 */
export async function declareStandingInterest(ctx: Ctx, input: DeclareStandingInterestInput): Promise<void> {
  authorize(memberPolicy.changeOwn(ctx.actor));
  const { id: member } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const held = await tx.db.$count(interests, and(eq(interests.member, member), isNull(interests.until)));
    if (held >= INTERESTS_MAX) throw new InvalidError("interests_many", { max: INTERESTS_MAX });
    const [declared] = await tx.db
      .insert(interests)
      .values({ ...input, member, nameKey: sql`lower(${input.name})`, from: tx.now })
      .onConflictDoNothing()
      .returning({ id: interests.id });
    if (!declared) throw new ConflictError("interest_declared");
    await recordEvent(tx, "member.interest-declared", declared.id);
  });
}
