import "server-only";
import { eq } from "drizzle-orm";
import { members } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";

/** Locks the one who asks until the command is done, so that several windows of theirs take turns. */
export async function lockOwnSeat(tx: Ctx): Promise<void> {
  await tx.db
    .select({ id: members.id })
    .from(members)
    .where(eq(members.id, signedIn(tx).id))
    .for("no key update");
}
