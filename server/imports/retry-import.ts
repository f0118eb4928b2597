import "server-only";
import { eq } from "drizzle-orm";
import { imports } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { getOwnImport } from "#server/imports/internal";
import type { RetryImportInput } from "#server/imports/schemas";
import { takeAllowance } from "#server/limits/take-allowance";
import { articlePolicy } from "#server/policy/articles";
import { authorize } from "#server/policy/decision";

/**
 * Whoever asked for an import that failed, or waits to be tried again, has it tried at once. Throws NotFoundError for one of another member,
 * ConflictError for one that goes on or ended otherwise, and RateLimitedError when they fetched more pages than one may in an hour.
 */
export async function retryImport(ctx: Ctx, input: RetryImportInput): Promise<void> {
  authorize(articlePolicy.import(ctx.actor));
  const { isByAddress } = await getOwnImport(ctx, input.import);
  if (isByAddress) await takeAllowance(ctx, "fetch");
  await inTransaction(ctx, async (tx) => {
    const { step } = await getOwnImport(tx, input.import);
    if (step !== "failed" && step !== "waiting") throw new ConflictError("import_ended");
    await tx.db
      .update(imports)
      .set({ step: "waiting", reason: null, params: {}, tries: 0, againAt: null, heldUntil: null })
      .where(eq(imports.id, input.import));
    await recordEvent(tx, "import.asked", input.import);
  });
}
