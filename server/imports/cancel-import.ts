import "server-only";
import { and, eq } from "drizzle-orm";
import { imports } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { getOwnImport } from "#server/imports/internal";
import { canBeCancelled } from "#server/imports/rules";
import type { CancelImportInput } from "#server/imports/schemas";
import { articlePolicy } from "#server/policy/articles";
import { authorize } from "#server/policy/decision";

/**
 * Whoever asked for an import stops it: nothing of it is kept. Throws NotFoundError for one of another member, and ConflictError where it
 * ended or is being kept already.
 */
export async function cancelImport(ctx: Ctx, input: CancelImportInput): Promise<void> {
  authorize(articlePolicy.import(ctx.actor));
  const importer = signedIn(ctx);
  await inTransaction(ctx, async (tx) => {
    const { step } = await getOwnImport(tx, input.import);
    if (!canBeCancelled(step)) throw new ConflictError("import_ended");
    await tx.db
      .update(imports)
      .set({ step: "cancelled", asked: null, heldUntil: null, againAt: null })
      .where(and(eq(imports.id, input.import), eq(imports.member, importer.id)));
    await recordEvent(tx, "import.cancelled", input.import);
  });
}
