import "server-only";
import { randomBytes } from "node:crypto";
import { members } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { recordEvent } from "#server/events/record-event";

const NUMBER_BYTES = 5;

/**
 * Someone who proved who they are and has no account yet gets one, without a name: nothing can be done with it but to
 * choose a handle. `email` is an address that they proved to read, or that the one who runs the server vouches for.
 */
export async function writeNewcomer(
  tx: Ctx,
  { email, isVerified }: { email: string | null; isVerified: boolean },
): Promise<string> {
  const handle = `newcomer_${randomBytes(NUMBER_BYTES).toString("hex")}`;
  const [added] = await tx.db
    .insert(members)
    .values({
      handle,
      handleKey: handle,
      namedAt: null,
      email,
      emailVerified: isVerified ? tx.now : null,
      joinedAt: tx.now,
    })
    .returning({ id: members.id });
  if (!added) throw new Error("The newcomer was not written.");
  await recordEvent(tx, "member.joined", added.id);
  return added.id;
}
