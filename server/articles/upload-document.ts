import "server-only";
import { uploads } from "#db/schema";
import { FILE_NAME_MAX_CHARACTERS, type UploadDocumentInput } from "#server/articles/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { cleanText } from "#server/core/rules";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { takeAllowance } from "#server/limits/take-allowance";
import { articlePolicy } from "#server/policy/articles";
import { authorize } from "#server/policy/decision";

/**
 * A reviewer uploads a file of twenty megabytes at most, to be imported or quoted. It is theirs alone, is read only when it is imported,
 * and is forgotten after a week. Throws RateLimitedError when they brought in more than one may in an hour.
 */
export async function uploadDocument(ctx: Ctx, { file }: UploadDocumentInput): Promise<{ upload: string }> {
  const uploader = signedIn(ctx);
  authorize(articlePolicy.import(ctx.actor));
  await takeAllowance(ctx, "fetch");
  const bytes = new Uint8Array(await file.arrayBuffer());
  return inTransaction(ctx, async (tx) => {
    const [kept] = await tx.db
      .insert(uploads)
      .values({
        member: uploader.id,
        name: cleanText(file.name).slice(0, FILE_NAME_MAX_CHARACTERS),
        contentType: cleanText(file.type).slice(0, FILE_NAME_MAX_CHARACTERS) || "application/octet-stream",
        bytes,
        at: tx.now,
      })
      .returning({ id: uploads.id });
    if (!kept) throw new Error("An upload was not kept.");
    await recordEvent(tx, "article.uploaded", uploader.id);
    return { upload: kept.id };
  });
}
